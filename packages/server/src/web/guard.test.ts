import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { guard } from './guard.ts'

const HOSTS = new Set(['example.org'])

function asked(url: string, rawHeaders: string[] = ['Host', 'example.org']): IncomingMessage {
  return { url, rawHeaders, headers: { host: rawHeaders[1] } } as unknown as IncomingMessage
}

test('an address passes as it came', () => {
  expect(guard(asked('/%D9%85/5?comments=2'), HOSTS)).toEqual({
    ok: true,
    request: { path: '/%D9%85/5', search: 'comments=2' },
  })
})

test.each([
  ['no host of ours', asked('/', ['Host', 'evil.example']), 'wrong-host'],
  ['two hosts', asked('/', ['Host', 'example.org', 'Host', 'example.org']), 'bad-input'],
  ['no host at all', asked('/', []), 'bad-input'],
  ['absolute form', asked('http://evil.example/'), 'bad-input'],
  ['network path', asked('//evil.example/'), 'bad-input'],
  ['too long', asked(`/${'a'.repeat(5000)}`), 'url-too-long'],
  ['bytes that are not UTF-8', asked('/\u00ff\u00fe'), 'bad-input'],
  ['a backslash', asked('/a\\b'), 'bad-input'],
  ['dot segments', asked('/a/../b'), 'not-found'],
  ['encoded dot segments', asked('/a/%2e%2E/b'), 'not-found'],
  ['an encoded slash', asked('/a%2Fb'), 'not-found'],
  ['an encoded NUL', asked('/a%00'), 'not-found'],
] as const)('%s is refused', (_name, request, code) => {
  expect(guard(request, HOSTS)).toEqual({ ok: false, code })
})
