import { expect, test } from 'vitest'
import { lineLog } from './log.ts'

test('whatever is logged stays on one line and in its field', () => {
  const lines: string[] = []
  const log = lineLog(
    (line) => void lines.push(line),
    () => '2026-01-01T00:00:00.000Z',
  )
  const forged = 'a\r\n{"level":"info","event":"signed-in"}\n\u2028\u2029\u0085\u0000"}'
  log.info(forged, { name: forged })
  log.warn('refused', { name: forged })
  log.defect('page', new Error(forged, { cause: forged }))
  expect(lines).toHaveLength(3)
  for (const line of lines) {
    expect(line.trimEnd().split(/[\r\n]/u)).toHaveLength(1)
    expect(Object.keys(JSON.parse(line) as object)).toEqual(expect.arrayContaining(['at', 'level', 'event']))
  }
  expect(lines.map((line) => (JSON.parse(line) as { level: string }).level)).toEqual(['info', 'warn', 'error'])
})
