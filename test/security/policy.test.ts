import { CspEvaluator } from 'csp_evaluator/dist/evaluator.js'
import { Severity } from 'csp_evaluator/dist/finding.js'
import { CspParser } from 'csp_evaluator/dist/parser.js'
import { describe, expect, test } from 'vitest'
import {
  fileHeaders,
  newsroomHeaders,
  readerHeaders,
  recordingHeaders,
} from '../../packages/server/src/web/security-headers.ts'

/** What Google's evaluator calls high, without what it cannot know (whether files of readers are served as scripts). */
function gravest(policy: string): string[] {
  const findings = new CspEvaluator(new CspParser(policy).csp).evaluate()
  return findings
    .filter((finding) => finding.severity <= Severity.HIGH)
    .map((finding) => `${finding.directive}: ${finding.description}`)
}

describe('policies', () => {
  const kinds = { reader: readerHeaders, newsroom: newsroomHeaders, file: fileHeaders, recording: recordingHeaders }
  test.each(Object.entries(kinds))('csp_evaluator finds nothing high in that of a %s', (_kind, headersOf) => {
    for (const https of [true, false]) {
      expect(gravest(headersOf({ https })['content-security-policy'] ?? '')).toEqual([])
    }
  })

  test('the evaluator sees what is wrong', () => {
    expect(gravest("default-src 'none'; script-src 'unsafe-inline'")).not.toEqual([])
    expect(gravest("script-src *; object-src 'none'")).not.toEqual([])
    expect(gravest('')).not.toEqual([])
  })
})
