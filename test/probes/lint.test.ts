import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { openProbeTree, root } from './tree.ts'

interface Report {
  diagnostics: { code?: string; message: string; filename: string }[]
}

const run = promisify(execFile)

/** What the linter of the house says about a folder, as `file: rule`. */
async function lint(folder: string): Promise<string[]> {
  const program = join(root, 'node_modules/oxlint/bin/oxlint')
  const { stdout } = await run(process.execPath, [program, '--disable-nested-config', '--format', 'json'], {
    cwd: folder,
    maxBuffer: 1 << 26,
  }).catch((error: { stdout: string; stderr: string }) => {
    if (!error.stdout) throw new Error(error.stderr)
    return error
  })
  return (JSON.parse(stdout) as Report).diagnostics.map(
    ({ code, filename, message }) =>
      `${filename}: ${code ?? (/unused .*directive/i.test(message) ? 'unused directive' : message)}`,
  )
}

test('the linter refuses every planted mistake and nothing else', async () => {
  const tree = openProbeTree('lint')
  onTestFinished(tree.remove)
  const caught = new Set(await lint(tree.folder))
  const expected = tree.planted.flatMap(({ file, refused }) => refused.map((rule) => `${file}: ${rule}`))
  expect([...caught].toSorted()).toEqual(expected.toSorted())
  expect(expected.length).toBeGreaterThan(10)
})
