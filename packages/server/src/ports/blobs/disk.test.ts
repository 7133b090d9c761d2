import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { diskBlobs } from './disk.ts'

const folder = mkdtempSync(join(tmpdir(), 'warraq-blobs-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const bytes = Buffer.from('bytes of a picture')
const key = `${createHash('sha256').update(bytes).digest('hex')}.jpg`

it('keeps bytes under their name, in one file without drafts, and forgets them', async () => {
  const blobs = diskBlobs(folder)
  expect(await blobs.get(key)).toBeNull()
  expect(await blobs.stat(key)).toBeNull()
  await Promise.all(Array.from({ length: 5 }, () => blobs.put(key, bytes)))
  expect(Buffer.from((await blobs.get(key)) ?? [])).toEqual(bytes)
  expect(await blobs.stat(key)).toEqual({ bytes: bytes.length })
  expect(readdirSync(join(folder, key.slice(0, 2)))).toEqual([key])
  await blobs.delete(key)
  await blobs.delete(key)
  expect(await blobs.get(key)).toBeNull()
})

it('never takes a name that could be a path or a type a browser would run', async () => {
  const blobs = diskBlobs(folder)
  const hex = key.slice(0, 64)
  for (const name of [
    '../keys.json',
    `${hex}.svg`,
    `${hex}.html`,
    `../${key}`,
    `${hex}.jpg/..`,
    '',
    `${hex}.JPG`,
    `${hex}\u0000.jpg`,
    '/etc/passwd',
  ]) {
    await expect(blobs.get(name), name).rejects.toThrow('is not a name')
    await expect(blobs.put(name, bytes), name).rejects.toThrow('is not a name')
  }
})
