import { expect, test } from 'vitest'
import { allowanceText, readFetchAllow } from './fetch-allow.ts'

test('addresses and ports are read, in whatever form they are written', () => {
  const allowed = readFetchAllow('127.0.0.1:8081, [0:0::1]:8081,10.0.0.7:80')
  expect(allowed).toEqual([
    { address: '127.0.0.1', port: 8081 },
    { address: '::1', port: 8081 },
    { address: '10.0.0.7', port: 80 },
  ])
  expect(allowed?.map(allowanceText)).toEqual(['127.0.0.1:8081', '[::1]:8081', '10.0.0.7:80'])
})

test.each([
  '127.0.0.1',
  'localhost:80',
  '10.0.0.0/8:80',
  '127.0.0.1:0',
  '127.0.0.1:65536',
  '127.1:80',
  '0.0.0.0:80',
  '169.254.169.254:80',
  '[fe80::1]:80',
  '[::ffff:127.0.0.1]:80',
  '[::]:80',
  '127.0.0.1:80,',
  '*',
])('%s is refused', (text) => {
  expect(readFetchAllow(text)).toBeNull()
})
