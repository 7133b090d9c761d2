/** A page of the old site as a static page. */

import { renderText } from '@warraq/core/articles/render-text'
import type { ImportPage } from '../../actions/import/import-input.ts'
import type { ItemParts } from './article-item.ts'
import { hashOf } from './import-keys.ts'
import type { Note } from './import-report.ts'
import type { Arrival } from './intake.ts'
import { langOf, TEXT_LIMITS, titleOf } from './item-texts.ts'
import { oldAddressesOfItem } from './old-addresses.ts'
import { instantOfWall } from './survey.ts'
import { wpContentToBody } from './wp-content.ts'
import { notesOfItem } from './item-notes.ts'
import type { WxrItem } from './wxr-records.ts'

const PLAIN = ['publish', 'draft', 'pending']

function notesOf(item: WxrItem): Note[] {
  if (item.password !== '') return ['password-as-draft']
  if (item.status === 'private') return ['private-as-draft']
  return PLAIN.includes(item.status) ? [] : ['state-as-draft']
}

export function pageArrival(item: WxrItem, { survey, media }: ItemParts): Arrival {
  const { body, left } = wpContentToBody(item.content, {
    resolveImage: media.resolve,
    resolveFile: media.resolveFile,
    attached: media.attachedTo(item.wpId),
    notes: notesOfItem(item),
    blocks: survey.blocks,
    ...(URL.canParse(survey.siteUrl) ? { base: survey.siteUrl } : {}),
  })
  const title = titleOf(item, body, TEXT_LIMITS.pageTitle)
  const page: Omit<ImportPage, 'hash'> = {
    kind: 'page',
    key: survey.keys.item(item),
    addresses: oldAddressesOfItem(item, survey.siteUrl).sure,
    published: item.status === 'publish' && item.password === '',
    lang: langOf(`${title.text}\n${renderText(body)}`, survey.summary.site?.language ?? ''),
    title: title.text,
    slug: item.slug,
    body,
    changedAt: item.modifiedAt ?? item.publishedAt ?? instantOfWall(item.wallTime, survey.offset),
  }
  const notes = notesOf(item)
  if (title.made) notes.push('without-title')
  if (title.cut) notes.push('title-cut')
  return {
    bucket: 'pages',
    item: { ...page, hash: hashOf(page) },
    called: title.text,
    notes,
    texts: left,
    weight: JSON.stringify(body).length,
  }
}
