import { describe, expect, it } from 'vitest'
import { commentText } from './comment-text.ts'
import { siteKeyOf } from './import-keys.ts'
import { cutTo, descriptionOf, langOf, plainSummary, searchTitleOf, titleOf } from './item-texts.ts'
import { wpContentToBody } from './wp-content.ts'
import type { WxrItem, WxrSite } from './wxr-records.ts'

function itemOf(parts: Partial<WxrItem>): WxrItem {
  return { title: '', slug: '', wpId: 7, ordinal: 1, meta: new Map(), ...parts } as WxrItem
}

describe('texts of items', () => {
  it('a title that is missing is made of the text, the slug or the number', () => {
    const { body } = wpContentToBody('<p>افتُتح السوق القديم صباح اليوم.</p>')
    const empty = wpContentToBody('').body
    expect(titleOf(itemOf({ title: 'سوق' }), body, 300)).toEqual({ text: 'سوق', cut: false, made: false })
    expect(titleOf(itemOf({}), body, 300)).toMatchObject({ text: 'افتُتح السوق القديم صباح اليوم.', made: true })
    expect(titleOf(itemOf({ slug: 'السوق-القديم' }), empty, 300).text).toBe('السوق القديم')
    expect(titleOf(itemOf({}), empty, 300).text).toBe('7')
    expect(titleOf(itemOf({ title: 'كلمة '.repeat(100) }), empty, 300)).toMatchObject({ cut: true })
  })

  it('are cut between words, never beyond the limit in UTF-16 units', () => {
    expect(cutTo('كلمة واحدة', 20)).toEqual({ text: 'كلمة واحدة', cut: false })
    expect(cutTo('كلمة واحدة طويلة', 12)).toEqual({ text: 'كلمة واحدة…', cut: true })
    expect(cutTo('👨'.repeat(200), 300).text.length).toBeLessThanOrEqual(300)
  })

  it('language follows the script', () => {
    expect(langOf('خبر عن NASA', 'en-US')).toBe('ar')
    expect(langOf('News about مدينة', 'ar')).toBe('en')
    expect(langOf('2024', 'en-US')).toBe('en')
    expect(langOf('2024', '')).toBe('ar')
  })

  it('summaries are plain; descriptions with a variable say nothing', () => {
    expect(plainSummary('<p>أول</p>\n<p>ثانٍ &amp; <b>ثالث</b></p>')).toBe('أول\n\nثانٍ & ثالث')
    const meta = (value: string): WxrItem => itemOf({ meta: new Map([['_yoast_wpseo_metadesc', [value]]]) })
    expect(descriptionOf(meta('وصف للمحركات'))).toBe('وصف للمحركات')
    expect(descriptionOf(meta('%%excerpt%% وصف'))).toBe('')
  })

  it('the title for search engines is kept where it is another than the headline, without what plug-ins put around it', () => {
    const meta = (name: string, value: string): WxrItem =>
      itemOf({ title: 'عنوان المادة', meta: new Map([[name, [value]]]) })
    expect(searchTitleOf(meta('_yoast_wpseo_title', 'كيف تُقاس الأمطار؟ %%page%% %%sep%% %%sitename%%'))).toBe(
      'كيف تُقاس الأمطار؟',
    )
    expect(searchTitleOf(meta('rank_math_title', 'دليل الأمطار %sep% %sitename%'))).toBe('دليل الأمطار')
    expect(searchTitleOf(meta('rank_math_title', 'عنوان المادة %sep% %sitename%'))).toBe('')
    expect(searchTitleOf(meta('_yoast_wpseo_title', '%%title%% %%page%% %%sep%% %%sitename%%'))).toBe('')
    expect(searchTitleOf(meta('other', 'عنوان'))).toBe('')
  })

  it('comments become text with their addresses in it', () => {
    const html = 'سطر أول\nسطر ثانٍ <a href="https://example.org/a">هنا</a>\n\n<b>غليظ</b> https://example.org/b'
    expect(commentText(html, 'https://old.example')).toBe(
      'سطر أول\nسطر ثانٍ هنا (https://example.org/a)\n\nغليظ https://example.org/b',
    )
    expect(commentText('<a href="https://example.org/a">example.org/a</a>', '')).toBe('example.org/a')
    expect(commentText('<a href="javascript:alert(1)">انقر</a>', '')).toBe('انقر')
    expect(commentText('<script>alert(1)</script>', '')).toBe('')
  })

  it('a site is known by host and folder, else by its title', () => {
    const site = (parts: Partial<WxrSite>): WxrSite => ({ url: '', baseSiteUrl: '', title: '', ...parts }) as WxrSite
    expect(siteKeyOf(site({ url: 'https://www.daffa.example/' }))).toBe('daffa.example')
    expect(siteKeyOf(site({ url: 'http://daffa.example/blog/' }))).toBe('daffa.example/blog')
    expect(siteKeyOf(site({ baseSiteUrl: 'https://daffa.example' }))).toBe('daffa.example')
    expect(siteKeyOf(site({ title: 'صحيفة الضفة' }))).toBe('صحيفة-الضفة')
    expect(siteKeyOf(null)).toBe('site')
  })
})
