import * as words from '@warraq/core/imports/report-words.table'
import { expect, test } from 'vitest'
import { LEAVE_WORDS } from '../../packages/server/src/cli/import-words.table.ts'
import { FAULTS } from '../../packages/server/src/import/intake/import-fault.ts'
import { BUCKETS, LEAVE_REASONS, NOTES, REPAIRS } from '../../packages/server/src/import/wordpress/import-report.ts'

test('every code of a report has its words, and no words are left of a code that is gone', () => {
  const names = (table: object): string[] => Object.keys(table).toSorted()
  expect(names(words.BUCKET_WORDS)).toEqual(BUCKETS.toSorted())
  expect(names(words.LEAVE_WORDS)).toEqual(LEAVE_REASONS.toSorted())
  expect(names(words.NOTE_WORDS)).toEqual(NOTES.toSorted())
  expect(names(words.REPAIR_WORDS)).toEqual(REPAIRS.toSorted())
  expect(names(words.FAULT_WORDS)).toEqual(FAULTS.toSorted())
})

test('the newsroom has the words of the command line, which names its own options', () => {
  const { 'file-not-given': noFolder, 'not-asked-for': unasked, ...others } = LEAVE_WORDS
  const { 'file-not-given': _noFolder, 'not-asked-for': _unasked, ...same } = words.LEAVE_WORDS
  expect(others).toEqual(same)
  expect([noFolder.ar.includes('--media'), unasked.ar.includes('--fetch-media')]).toEqual([true, true])
  const inNewsroom = [words.LEAVE_WORDS, words.NOTE_WORDS].flatMap((table) => Object.values(table))
  expect(inNewsroom.filter(({ ar, en }) => /--\w/u.test(ar + en))).toEqual([])
})
