import { afterEach, expect, it } from 'vitest'
import type { Attachment } from './shelf.ts'
import { Shelf } from './shelf.ts'

const shelves: Shelf[] = []
afterEach(() => shelves.splice(0).forEach((shelf) => shelf.close()))

function newShelf(): Shelf {
  const shelf = new Shelf()
  shelves.push(shelf)
  return shelf
}

function picture(wpId: number, title = ''): Attachment {
  const addresses = { sure: [`/?p=${wpId}`], perhaps: [] }
  return { wpId, url: `https://old.example/${wpId}.jpg`, title, alt: '', caption: '', parentWpId: null, addresses }
}

it('gives pictures back in their order, more than are fetched at once, the first of a number', () => {
  const shelf = newShelf()
  const numbers = Array.from({ length: 1234 }, (_, index) => 5000 - index)
  for (const wpId of numbers) shelf.addPicture(`/${wpId}.jpg`, picture(wpId, 'أولى'))
  shelf.addPicture('/5000.jpg', picture(5000, 'ثانية'))
  expect(shelf.pictureCount).toBe(1234)
  const seen = [...shelf.pictures()].flat()
  expect(seen.map(({ wpId }) => wpId)).toEqual(numbers)
  expect(seen[0]).toEqual({ ...picture(5000, 'أولى'), mediaId: null })
})

it('takes notes while it is read', () => {
  const shelf = newShelf()
  for (let wpId = 1; wpId <= 1100; wpId += 1) shelf.addPicture('/same.jpg', picture(wpId))
  for (const some of shelf.pictures()) for (const { wpId } of some) if (wpId % 2 === 0) shelf.setMedia(wpId, wpId * 10)
  expect([shelf.mediaOf(1100), shelf.mediaOf(1099), shelf.mediaOf(9999)]).toEqual([11_000, null, null])
  expect(shelf.picture(1099)).toBeNull()
  expect(shelf.pictureOfFile('/same.jpg')).toMatchObject({ wpId: 1100, mediaId: 11_000 })
  shelf.addPicture('/a.jpg', { ...picture(2001), parentWpId: 9 })
  shelf.addPicture('/b.jpg', { ...picture(2002), parentWpId: 9 })
  shelf.setMedia(2002, 5)
  expect(shelf.picturesOf(9).map(({ wpId }) => wpId)).toEqual([2002])
  expect([shelf.meetPicture(7), shelf.meetPicture(7), shelf.meetPicture(9999)]).toEqual([true, false, false])
})

it('keeps numbers, words and what is given away last apart', () => {
  const shelf = newShelf()
  expect([shelf.addItem(7), shelf.addItem(7), shelf.hasItem(7), shelf.hasItem(8)]).toEqual([true, false, true, false])
  expect([shelf.addWord('root', 'أخبار'), shelf.addWord('root', 'أخبار')]).toEqual([true, false])
  expect([shelf.hasWord('root', 'أخبار'), shelf.hasWord('claimed', 'أخبار')]).toEqual([true, false])
  shelf.addLate({ targetKey: 'b', bucket: 'posts', paths: ['/2', '/1'] })
  shelf.addLate({ targetKey: 'a', bucket: 'pages', paths: ['/3'] })
  expect([...shelf.late()].map(({ targetKey, paths }) => [targetKey, ...paths])).toEqual([
    ['b', '/2', '/1'],
    ['a', '/3'],
  ])
  for (let n = 0; n < 250; n += 1) shelf.addLinking(`item:${n}`)
  expect([...shelf.linking()].map((keys) => keys.length)).toEqual([100, 100, 50])
  expect(shelf.linkingCount).toBe(250)
})

it('may be closed twice', () => {
  const shelf = newShelf()
  shelf.close()
  expect(() => shelf.close()).not.toThrow()
})
