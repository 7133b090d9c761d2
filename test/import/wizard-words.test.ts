import { expect, test } from 'vitest'
import * as shown from '../../packages/newsroom/src/imports/import-words.table.ts'
import {
  BUCKET_WORDS,
  LEAVE_WORDS,
  NOTE_WORDS,
  PROBLEM_WORDS,
  REPAIR_WORDS,
} from '../../packages/server/src/cli/import-words.table.ts'
import { LIVE_PROBLEM_WORDS } from '../../packages/server/src/cli/live-words.table.ts'
import { FAULT_WORDS } from '../../packages/server/src/cli/source-words.table.ts'

test('the newsroom has the words of the command line for every code of a report', () => {
  expect(shown.BUCKET_WORDS).toEqual(BUCKET_WORDS)
  // The command line names its option there.
  expect(shown.LEAVE_WORDS).toEqual({ ...LEAVE_WORDS, 'file-not-given': shown.LEAVE_WORDS['file-not-given'] })
  expect(shown.NOTE_WORDS).toEqual(NOTE_WORDS)
  expect(shown.REPAIR_WORDS).toEqual(REPAIR_WORDS)
  expect(shown.REASON_WORDS).toEqual({ ...LIVE_PROBLEM_WORDS, ...FAULT_WORDS, ...PROBLEM_WORDS })
})
