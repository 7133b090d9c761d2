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

test('the newsroom has the words of the command line, which names its own option', () => {
  const { 'file-not-given': onCommandLine, ...others } = LEAVE_WORDS
  const { 'file-not-given': inNewsroom, ...same } = words.LEAVE_WORDS
  expect(others).toEqual(same)
  expect([onCommandLine.ar, inNewsroom.ar].map((text) => text.includes('--media'))).toEqual([true, false])
})
