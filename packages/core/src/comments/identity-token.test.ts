import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { formNonce, identityIdOf, identityToken, nonceIssuedAt } from './identity-token.ts'
import { retryTextOfForm, retryTextOfReader, retryTextOfStranger } from './retry.ts'

const signWith = (key: string) => (text: string) => createHash('sha256').update(`${key}\n${text}`).digest('hex')
const sign = signWith('ours')

test('a cookie says whose it is only when we gave it', () => {
  const token = identityToken(42, sign)
  expect(identityIdOf(token, sign)).toBe(42)
  const digest = token.split('.')[1] ?? ''
  for (const forged of [
    null,
    '',
    '42',
    '42.',
    `43.${digest}`,
    `042.${digest}`,
    `42.${digest.slice(1)}`,
    `42.${digest}0`,
    identityToken(42, signWith('theirs')),
    '42.__proto__',
  ]) {
    expect(identityIdOf(forged, sign)).toBe(null)
  }
})

test('a nonce says when its form was given out, and cannot be made older', () => {
  const nonce = formNonce(1_497_345_000_500, 'abcdefghijklmnop', sign)
  expect(nonceIssuedAt(nonce, sign)).toBe(1_497_345_000)
  const [issued = '', random = '', digest = ''] = nonce.split('.')
  for (const forged of [
    null,
    '',
    `${issued.slice(1)}.${random}.${digest}`,
    `${issued}.${random}x.${digest}`,
    `${issued}.${random}`,
  ])
    expect(nonceIssuedAt(forged, sign)).toBe(null)
})

test('what is retried never looks like anything else', () => {
  const target = { articleId: 1, parentId: null, body: 'نص' }
  const stranger = { sender: 'n a', name: 'س', email: 's@example.org' }
  const texts = [
    retryTextOfReader(1, target),
    retryTextOfReader(1, { ...target, parentId: 2 }),
    retryTextOfReader(1, { ...target, articleId: 2 }),
    retryTextOfReader(1, { ...target, body: 'نص ' }),
    retryTextOfReader(2, target),
    retryTextOfForm('1', target),
    retryTextOfStranger(stranger, target),
    retryTextOfStranger({ ...stranger, name: 'سs@example.org', email: null }, target),
    retryTextOfStranger({ ...stranger, sender: 'n b' }, target),
    retryTextOfStranger({ ...stranger, email: 't@example.org' }, target),
  ]
  expect(new Set(texts).size).toBe(texts.length)
})
