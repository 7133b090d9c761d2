import { describe, expect, test } from 'vitest'
import type { Instant } from '../time.ts'
import { plusSeconds } from '../time.ts'
import { isTwin, shinglesOf } from './duplicates.ts'
import type { OwnMode, SiteWay } from './modes.ts'
import { commentWay } from './modes.ts'
import { trustOf } from './trust.ts'

const NOW = '2026-03-01T12:00:00.000Z' as Instant
const DAY = 24 * 3600
const SITE: SiteWay = { open: true, mode: 'post', closeAfterDays: null, slowSeconds: 0 }
const own = (change: Partial<OwnMode>): OwnMode => ({
  mode: null,
  closeAfterDays: null,
  slowSeconds: null,
  until: null,
  brakeUntil: null,
  ...change,
})
const article = { commentsOpen: true, publishedAt: plusSeconds(NOW, -3 * DAY) }
const way = (...ways: OwnMode[]) => commentWay(SITE, ways, article, NOW)

describe('the way of comments', () => {
  test('the nearest that says something counts, for each choice apart', () => {
    expect(way()).toMatchObject({ mode: 'post', slowSeconds: 0, closed: false, closesAt: null })
    expect(way(own({ slowSeconds: 60 }), own({ mode: 'first', slowSeconds: 10 }))).toMatchObject({
      mode: 'first',
      slowSeconds: 60,
    })
    expect(way(own({ mode: 'open' }), own({ mode: 'closed' }))).toMatchObject({ mode: 'open', closed: false })
    expect(way(own({}), own({ mode: 'closed' }))).toMatchObject({ closed: true })
  })

  test('what was set for a while ends by itself, and says when', () => {
    const until = plusSeconds(NOW, 600)
    expect(way(own({ mode: 'pre', until }))).toMatchObject({ mode: 'pre', changesAt: until })
    expect(way(own({ mode: 'pre', until: NOW }))).toMatchObject({ mode: 'post', changesAt: null })
  })

  test('the brake goes before every mode and leaves it as it was', () => {
    const brakeUntil = plusSeconds(NOW, 60)
    expect(way(own({ mode: 'open', brakeUntil }))).toMatchObject({ mode: 'pre', brakedUntil: brakeUntil })
    expect(way(own({ mode: 'open', brakeUntil: NOW }))).toMatchObject({ mode: 'open', brakedUntil: null })
  })

  test('age closes, and the day of it is known before', () => {
    const closesAt = plusSeconds(article.publishedAt, 4 * DAY)
    expect(way(own({ closeAfterDays: 4 }))).toMatchObject({ closed: false, closesAt, changesAt: closesAt })
    expect(way(own({ closeAfterDays: 3 }))).toMatchObject({ closed: true, changesAt: null })
  })

  test('closed for the newspaper or on the article stays closed', () => {
    expect(commentWay({ ...SITE, open: false }, [own({ mode: 'open' })], article, NOW).closed).toBe(true)
    expect(commentWay(SITE, [own({ mode: 'open' })], { ...article, commentsOpen: false }, NOW).closed).toBe(true)
  })
})

describe('trust', () => {
  test.each([
    [{ published: 0, removed: 0, days: 400 }, 0],
    [{ published: 1, removed: 0, days: 0 }, 1],
    [{ published: 50, removed: 0, days: 1 }, 1],
    [{ published: 5, removed: 0, days: 7 }, 2],
    [{ published: 20, removed: 0, days: 60 }, 3],
    [{ published: 20, removed: 1, days: 60 }, 2],
    [{ published: 20, removed: 9, days: 60 }, 0],
  ])('%o', ({ days, ...facts }, expected) => {
    expect(trustOf({ ...facts, since: plusSeconds(NOW, -days * DAY) }, NOW)).toBe(expected)
  })
})

describe('the same text', () => {
  const digests = (text: string) => {
    const { whole, parts } = shinglesOf(text)
    return new Set([whole, ...parts])
  }
  const long = 'هذا عرض محدود لا يتكرر، سجل الآن واحصل على قرضك خلال ساعة واحدة من دون ضمانات ولا كفيل'

  test('is recognised under other marks, signs, links and repeated letters', () => {
    const other =
      'هـذا عرضٌ محدودٌ لا يتكرررر!! سجّل الآن واحصل على قرضك خلال ساعة واحدة من دون ضمانات ولا كفيل https://b.example/7'
    expect(isTwin(shinglesOf(other), digests(long))).toBe(true)
  })

  test('is recognised with a word before and after it', () => {
    expect(isTwin(shinglesOf(`مرحبًا ${long} يا كرام`), digests(long))).toBe(true)
  })

  test('two comments about one thing are two texts', () => {
    const other = 'قرأت أمس أن القروض من دون ضمانات قد تكون عرضًا محدودًا يراد به الاحتيال على الناس فاحذروا كل إعلان'
    expect(isTwin(shinglesOf(other), digests(long))).toBe(false)
  })

  test('a few words that everybody says are common', () => {
    expect(shinglesOf('بالتوفيق إن شاء الله').common).toBe(true)
    expect(shinglesOf(long).common).toBe(false)
  })
})
