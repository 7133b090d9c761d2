import { oldAddressKey } from '@warraq/core/links/addresses'
import { describe, expect, it } from 'vitest'
import { oldAddressesOfAuthor, oldAddressesOfCategory, oldAddressesOfItem, oldAddressesOfTag } from './old-addresses.ts'
import type { WxrItem, WxrTerm } from './wxr-records.ts'

const SITE = 'https://www.daffa.example'

function itemOf(parts: Partial<WxrItem>): WxrItem {
  return { type: 'post', wpId: 5, link: '', guid: '', slug: '', meta: new Map(), ...parts } as WxrItem
}
function termOf(rawSlug: string, wpId = 9): WxrTerm {
  return {
    kind: 'category',
    taxonomy: 'category',
    rawSlug,
    slug: rawSlug,
    wpId,
    name: '',
    parentSlug: null,
    description: '',
  }
}

describe('old addresses', () => {
  it('of a post: its link decoded, its number, and its guid if it is on this site', () => {
    const link = `${SITE}/2017/06/13/%d9%85%d8%b7%d8%b1/`
    expect(oldAddressesOfItem(itemOf({ link, guid: 'https://daffa.example/?p=4' }), SITE)).toEqual({
      sure: ['/2017/06/13/مطر', '/?p=5'],
      perhaps: ['/?p=4'],
    })
    expect(oldAddressesOfItem(itemOf({ link, guid: 'https://other.example/x' }), SITE).perhaps).toEqual([])
    expect(oldAddressesOfItem(itemOf({ link, guid: link }), SITE).perhaps).toEqual([])
  })

  it('of a page and of a draft', () => {
    expect(oldAddressesOfItem(itemOf({ type: 'page', link: `${SITE}/about/us` }), SITE).sure).toEqual([
      '/about/us',
      '/?p=5',
      '/?page_id=5',
    ])
    expect(oldAddressesOfItem(itemOf({ link: `${SITE}/?p=5`, wpId: null }), SITE).sure).toEqual(['/?p=5'])
    expect(oldAddressesOfItem(itemOf({ link: `${SITE}/`, wpId: null }), SITE).sure).toEqual([])
    expect(oldAddressesOfItem(itemOf({ link: 'javascript:alert(1)', wpId: null }), SITE).sure).toEqual([])
  })

  it('of a picture, and of what had another slug before', () => {
    const picture = itemOf({ type: 'attachment', link: `${SITE}/?attachment_id=5` })
    expect(oldAddressesOfItem(picture, SITE).sure).toEqual(['/?attachment_id=5', '/?p=5'])
    const meta = new Map([['_wp_old_slug', ['%d9%85%d8%b7%d8%b1', '']]])
    const renamed = itemOf({ link: `${SITE}/2017/06/rain/`, slug: 'rain', meta })
    expect(oldAddressesOfItem(renamed, SITE).perhaps).toEqual(['/2017/06/مطر'])
    expect(oldAddressesOfItem(itemOf({ link: `${SITE}/archives/5`, slug: 'rain', meta }), SITE).perhaps).toEqual([])
  })

  it('of categories, tags and authors, below the folder of the site', () => {
    const child = termOf('%d9%85%d9%8a%d8%a7%d9%87')
    expect(oldAddressesOfCategory(child, [termOf('local')], `${SITE}/blog/`)).toEqual([
      '/blog/category/local/مياه',
      '/blog/category/مياه',
      '/?cat=9',
    ])
    expect(oldAddressesOfTag(termOf('a-b'), SITE)).toEqual(['/tag/a-b'])
    expect(
      oldAddressesOfAuthor(
        { kind: 'author', wpId: 2, login: 'Karim.N', email: '', name: '', firstName: '', lastName: '' },
        SITE,
      ),
    ).toEqual(['/author/karim-n', '/author/Karim.N', '/?author=2'])
  })

  it('are found again whichever way a browser writes them', () => {
    const path = '/2017/06/13/%d9%85%d8%b7%d8%b1-%e2%80%8f%d8%ba%d8%b2%d9%8a%d8%b1/'
    const [key] = oldAddressesOfItem(itemOf({ link: SITE + path }), SITE).sure
    expect(oldAddressKey(path)).toBe(key)
    expect(oldAddressKey(path.toUpperCase())).toBe(key)
    expect(oldAddressesOfItem(itemOf({ link: `${SITE}//2017//a/` }), SITE).sure[0]).toBe('/2017/a')
    const twice = oldAddressesOfItem(itemOf({ link: `${SITE}/${encodeURIComponent('%d9%85')}/` }), SITE).sure
    expect(twice[0]).toBe('/م')
  })
})
