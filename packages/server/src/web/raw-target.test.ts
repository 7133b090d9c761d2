import { expect, test } from 'vitest'
import { encodedTarget } from './raw-target.ts'

const line = (target: string | Buffer) =>
  Buffer.concat([Buffer.from('GET '), Buffer.from(target), Buffer.from(' HTTP/1.1\r\nHost: x\r\n\r\n')])

test('raw UTF-8 becomes its percent-encoded spelling in upper case', () => {
  expect(encodedTarget(line('/محليات/5?q=ع'))).toBe('/%D9%85%D8%AD%D9%84%D9%8A%D8%A7%D8%AA/5?q=%D8%B9')
})

test.each([
  ['ASCII', line('/a')],
  ['bytes that are not UTF-8', line(Buffer.from([0x2f, 0xff, 0xfe]))],
  ['another host', line('//م.example/')],
  ['a line break', line('/م\r\nX: y')],
  ['no request line', Buffer.from('\u0016\u0003\u0001')],
])('%s is led nowhere', (_name, packet) => {
  expect(encodedTarget(packet)).toBeNull()
})
