import { expect, test } from 'vitest'
import type { TransparencyFacts } from './transparency.ts'
import { transparencyCsv, transparencyReport } from './transparency.ts'

const removal = (at: string, clauses: string[], more: object = {}) =>
  ({ at, effect: 'remove', clauses, foundByRule: false, decidedByRule: false, ...more }) as const

const FACTS: TransparencyFacts = {
  removals: [
    removal('2026-10-03T10:00:00.000Z', ['CL8']),
    removal('2026-10-31T23:59:59.999Z', ['CL8', 'CL6'], { foundByRule: true }),
    removal('2026-11-01T00:00:00.000Z', ['CL9'], { foundByRule: true, decidedByRule: true }),
    { ...removal('2026-11-02T00:00:00.000Z', []), effect: 'restore' },
  ],
  decided: [
    { at: '2026-10-03T10:00:00.000Z', since: '2026-10-03T09:50:00.000Z' },
    { at: '2026-10-03T10:00:00.000Z', since: '2026-10-03T09:00:00.000Z' },
    { at: '2026-11-02T00:00:00.000Z', since: '2026-11-01T22:00:00.000Z' },
    { at: '2026-11-02T00:00:00.000Z', since: '2026-11-02T00:00:30.000Z' },
  ],
  appeals: [
    { openedAt: '2026-11-01T10:00:00.000Z', state: 'overturned' },
    { openedAt: '2026-11-01T11:00:00.000Z', state: 'open' },
  ],
  reports: [
    { at: '2026-10-01T00:00:00.000Z', clause: 'CL6', outcome: 'upheld' },
    { at: '2026-10-01T00:00:00.000Z', clause: 'CL6', outcome: null },
  ],
}

test('counts by month and clause; a removal under two clauses is one removal', () => {
  const { months, total } = transparencyReport(FACTS)
  expect(months.map(({ month }) => month)).toEqual(['2026-11', '2026-10'])
  const [november, october] = months
  expect(october?.counts).toMatchObject({
    removed: 2,
    restored: 0,
    foundByRule: 1,
    medianMinutes: 10,
    reportsUpheld: 1,
  })
  expect(november?.counts).toMatchObject({ removed: 1, restored: 1, decidedByRule: 1, appeals: 2, overturned: 1 })
  expect(total).toMatchObject({ removed: 3, reports: 2, medianMinutes: 10, upheld: 0 })
  expect(Object.fromEntries(total.clauses)).toEqual({
    CL8: { removed: 2, reported: 0 },
    CL6: { removed: 1, reported: 2 },
    CL9: { removed: 1, reported: 0 },
  })
})

test('nothing counted is a report of nothing', () => {
  const { months, total } = transparencyReport({ removals: [], decided: [], appeals: [], reports: [] })
  expect(months).toEqual([])
  expect(total).toMatchObject({ removed: 0, medianMinutes: null })
})

test('the file has a line for each figure, and clauses in their order', () => {
  const lines = transparencyCsv(transparencyReport(FACTS)).split('\r\n')
  expect(lines[0]).toBe('month,measure,clause,value')
  expect(lines).toContain('total,removed,,3')
  expect(lines).toContain('2026-10,median_minutes,,10')
  expect(lines.filter((line) => line.startsWith('total,removed,CL'))).toEqual([
    'total,removed,CL6,1',
    'total,removed,CL8,2',
    'total,removed,CL9,1',
  ])
})
