import { expect, it } from 'vitest'
import { emailKey, isEmail } from './email.ts'

it('takes ordinary addresses', () => {
  for (const good of ['a@b.co', 'layla.haddad+desk@news.example.org', "o'neil@example.org", 'x_1@xn--mgbh0fb.example'])
    expect(isEmail(good), good).toBe(true)
})

it('refuses what is not one address or hides something', () => {
  const bad = [
    '',
    'a',
    'a@b',
    'a@@b.co',
    'a b@c.co',
    'a@b.co\r\nBcc: x@y.z',
    '"a b"@c.co',
    'a..b@c.co',
    '.a@c.co',
    'a.@c.co',
    'a@-b.co',
    'a@b-.co',
    'kelvin\u212a@b.co',
    'ليلى@مثال.com',
    'a@b.co,c@d.co',
    `${'a'.repeat(65)}@b.co`,
  ]
  for (const text of bad) expect(isEmail(text), text).toBe(false)
})

it('compares by ASCII case only', () => {
  expect(emailKey(' Layla@Example.ORG ')).toBe('layla@example.org')
  expect(emailKey('I@x.co')).not.toBe(emailKey('\u0131@x.co'))
  expect(emailKey('\u212a@x.co')).not.toBe(emailKey('k@x.co'))
})
