import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MediaHere, wholeFile } from './media-here.ts'
import type { Attachment } from './shelf.ts'
import { Shelf } from './shelf.ts'
import { uploadPath } from './upload-path.ts'
import { openUploads } from './uploads.ts'

const state = { folder: '' }
const SITE = 'https://old.example/wp-content/uploads'

beforeAll(() => {
  state.folder = mkdtempSync(join(tmpdir(), 'warraq-uploads-'))
  mkdirSync(join(state.folder, 'uploads/2017/06'), { recursive: true })
  writeFileSync(join(state.folder, 'secret.txt'), 'secret')
  writeFileSync(join(state.folder, 'uploads/2017/06/صورة.jpg'), 'x')
  writeFileSync(join(state.folder, 'uploads/2017/06/empty.jpg'), '')
  symlinkSync(join(state.folder, 'secret.txt'), join(state.folder, 'uploads/2017/06/link.jpg'))
})
afterAll(() => rmSync(state.folder, { recursive: true, force: true }))

describe('the uploads folder', () => {
  it('has a path for each address of a file, and none that leads out', () => {
    expect(uploadPath(`${SITE}/2017/06/%d8%b5%d9%88%d8%b1%d8%a9.jpg`)).toBe('2017/06/صورة.jpg')
    expect(uploadPath('https://files.old.example/2017/06/a.jpg?w=300')).toBe('2017/06/a.jpg')
    // As a browser reads it, which is a name inside the folder.
    expect(uploadPath(`${SITE}/%2e%2e/%2e%2e/secret.txt`)).toBe('secret.txt')
    for (const url of [
      `${SITE}/..%2f..%2fsecret.txt`,
      `${SITE}/a%00.jpg`,
      `${SITE}/..%5csecret.txt`,
      'not an address',
      'https://old.example/',
    ]) {
      expect(uploadPath(url)).toBeNull()
    }
  })

  it('gives files inside it alone', async () => {
    const uploads = await openUploads(join(state.folder, 'uploads'))
    const found = await uploads.find(`${SITE}/2017/06/%d8%b5%d9%88%d8%b1%d8%a9.jpg`)
    expect(found?.bytes).toBe(1)
    expect(await uploads.find(`${SITE}/2017/06/link.jpg`)).toBeNull()
    expect(await uploads.find(`${SITE}/2017/06/empty.jpg`)).toBeNull()
    expect(await uploads.find(`${SITE}/2017/06`)).toBeNull()
    expect(await uploads.find('file:///etc/passwd')).toBeNull()
    const above = await openUploads(state.folder)
    expect((await above.find(`${SITE}/2017/06/%d8%b5%d9%88%d8%b1%d8%a9.jpg`))?.bytes).toBe(1)
    await expect(openUploads(join(state.folder, 'gone'))).rejects.toMatchObject({ code: 'bad-input' })
  })
})

describe('pictures that are here', () => {
  it('are found by number, and by the address of any of their sizes', () => {
    const attachment = (wpId: number, url: string): Attachment => ({
      wpId,
      url,
      title: '',
      alt: 'وصف',
      caption: '<b>شرح</b>',
      parentWpId: null,
      addresses: { sure: [], perhaps: [] },
    })
    const shelf = new Shelf()
    for (const [wpId, name] of [
      [5, 'port-scaled'],
      [6, 'absent'],
    ] as const) {
      const url = `${SITE}/2017/06/${name}.jpg`
      shelf.addPicture(wholeFile(url), attachment(wpId, url))
    }
    shelf.setMedia(5, 50)
    const here = new MediaHere(shelf)
    expect(here.resolve('', '', '', 5)).toBe(50)
    expect(here.resolve(`${SITE}/2017/06/port-300x200.jpg`, '', '', null)).toBe(50)
    expect(here.resolve('http://cdn.example/wp-content/uploads/2017/06/port.jpg', '', '', 99)).toBe(50)
    expect(here.resolve(`${SITE}/2017/06/absent.jpg`, '', '', 6)).toBeNull()
    expect(here.resolve('', '', '', null)).toBeNull()
    expect(here.words(5)).toEqual({ alt: 'وصف', caption: 'شرح' })
    expect(here.words(6)).toBeNull()
  })
})
