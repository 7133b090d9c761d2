import { expect, it } from 'vitest'
import { isReservedSlug } from './reserved.ts'

it('keeps the first segments of every route, language and common robot for the site', () => {
  for (const word of [
    'corrections',
    'author',
    'tag',
    'archive',
    'page',
    'search',
    's',
    'media',
    'newsroom',
    'api',
    'wp-json',
    'wp-admin',
    'feed',
    'ar',
    'en',
    'robots',
    '2017',
    '7',
  ]) {
    expect(isReservedSlug(word), word).toBe(true)
  }
})

it('leaves the words of sections free', () => {
  for (const word of ['أخبار', 'اقتصاد', 'sport', 'culture', 'tv', 'opinion', 'علوم-وتقنية'])
    expect(isReservedSlug(word), word).toBe(false)
})
