import { describe, expect, it } from 'vitest'
import { decodePercent, decodeSlug, gmtInstant, idFrom, plainName, pubDateInstant, wallTime } from './wxr-values.ts'

const slug = 'وزارة-المياه'
const encoded = encodeURIComponent(slug)

describe('slugs', () => {
  it.each([
    ['plain', slug, slug],
    ['percent-encoded', encoded, slug],
    ['in lower case', encoded.toLowerCase(), slug],
    ['encoded twice', encodeURIComponent(encoded.toLowerCase()), slug],
    ['cut inside an escape', `${encoded}-%D9%8`, `${slug}-`],
    ['cut inside a letter', `${encoded}-%D9`, `${slug}-`],
    ['decomposed', encodeURIComponent('آفاق'.normalize('NFD')), 'آفاق'],
    ['no UTF-8 at all', '%e3%d8%dc', '%e3%d8%dc'],
    ['a percent sign that is none', '100%-sure', '100%-sure'],
    ['with an invisible mark', `%e2%80%8f${encoded}`, slug],
  ])('%s', (_name, raw, expected) => expect(decodeSlug(raw)).toBe(expected))

  it('keeps what cannot be seen where an address is compared', () => {
    expect(decodePercent('%e2%80%8fx')).toBe('\u200fx')
  })
})

describe('dates', () => {
  it.each([
    ['2017-06-13 09:05:07', '2017-06-13T09:05:07.000Z'],
    ['0000-00-00 00:00:00', null],
    ['2017-02-30 00:00:00', null],
    ['2017-06-13 25:00:00', null],
    ['9999-12-31 23:59:59', null],
    ['2017-06-13', null],
    ['', null],
  ])('post_date_gmt %s', (text, expected) => expect(gmtInstant(text)).toBe(expected))

  it.each([
    ['Tue, 13 Jun 2017 10:00:00 +0000', '2017-06-13T10:00:00.000Z'],
    ['Tue, 13 Jun 2017 10:00:00 +0300', '2017-06-13T07:00:00.000Z'],
    ['13 jun 2017 10:00 GMT', '2017-06-13T10:00:00.000Z'],
    ['Mon, 30 Nov -0001 00:00:00 +0000', null],
    ['Tue, 31 Jun 2017 10:00:00 +0000', null],
    ['Tue, 13 Jux 2017 10:00:00 +0000', null],
  ])('pubDate %s', (text, expected) => expect(pubDateInstant(text)).toBe(expected))

  it('keeps the time on the wall as such', () => {
    expect(wallTime('2017-06-13 12:05:07')).toBe('2017-06-13T12:05:07')
    expect(wallTime('0000-00-00 00:00:00')).toBeNull()
  })
})

describe('names and ids', () => {
  it.each([
    ['<em>عنوان</em> &amp; <b>آخر</b>', 'عنوان & آخر'],
    ['&#8220;نص&#8221;', '“نص”'],
    ['a\u202Eb\n  c', 'ab c'],
    ['<script>alert(1)</script>', ''],
    ['1 < 2', '1 < 2'],
  ])('%s', (html, expected) => expect(plainName(html)).toBe(expected))

  it.each([
    ['12', 12],
    ['0', null],
    ['-1', null],
    ['1e3', null],
    ['99999999999999999', null],
    ['', null],
  ])('id %s', (text, expected) => expect(idFrom(text)).toBe(expected))
})
