import { expect, test } from 'vitest'
import { feedArticle } from './import-feed.ts'
import { readFeed } from './read-feed.ts'

test('an article of a feed says whose it is and where it stands there, and plays what is enclosed', async () => {
  const rss = `<rss version="2.0"><channel><title>وكالة الساحل</title><link>https://agency.example/</link>
    <item><guid>1</guid><link>https://agency.example/1</link><title>خبر</title><description>نص</description>
    <enclosure url="https://agency.example/a.mp3" type="audio/mpeg" length="3"/></item></channel></rss>`
  const feed = await readFeed(Buffer.from(rss))
  const wishes = { section: null, authors: [], publish: false }
  const [item] = feed.items
  const made = item && feedArticle(item, feed, wishes)
  expect(made?.sourceLine).toBe('وكالة الساحل https://agency.example/1')
  expect(made?.html).toContain('<audio src="https://agency.example/a.mp3"></audio>')
})
