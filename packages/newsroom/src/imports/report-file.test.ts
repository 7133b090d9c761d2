import type { ImportReportView } from '@warraq/core/contract/imports'
import { expect, it } from 'vitest'
import { reportCsv } from './report-file.ts'

const REPORT: ImportReportView = {
  site: { title: 'صحيفة', url: 'https://old.example' },
  counts: [{ bucket: 'posts', read: 3, written: 2, joined: 0, changed: 0, kept: 0, unchanged: 0, leftOut: 1 }],
  addresses: 4,
  leftOut: [
    { bucket: 'posts', what: 'thrown-away', name: '', count: 1, examples: ['=HYPERLINK("http://evil.example")'] },
  ],
  notes: [{ bucket: 'posts', what: 'sticky', name: '@SUM(A1)', count: 1, examples: ['\t+1+1', ' -2+3', 'قال: "نعم"'] }],
  texts: [],
  repairs: [],
  likeTags: [],
  refused: [],
}

it('no cell of a report is a formula, whatever its titles say', () => {
  const csv = reportCsv(REPORT)
  expect(csv.startsWith('\uFEFF"part"')).toBe(true)
  expect(csv).toContain(`"'=HYPERLINK(""http://evil.example"")"`)
  expect(csv).toContain(`"'@SUM(A1)"`)
  for (const one of csv.slice(1).split(/\r\n|,(?=")/u)) expect(one).not.toMatch(/^"\s*[=+@-]/u)
  expect(csv).toContain('قال: ""نعم""')
})

it('counts are numbers of their own', () => {
  expect(reportCsv(REPORT)).toContain('"count","posts","leftOut","","1",""')
})
