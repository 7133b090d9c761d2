import type { Body, Paragraph } from '@warraq/core/articles/body'
import type { ArticleContent } from '@warraq/core/articles/content'
import { Refusal } from '@warraq/core/errors'
import type { WriteContext } from '../action.ts'
import { createArticle } from '../articles/create-article.ts'
import { loadArticle } from '../articles/load-article.ts'
import { saveWorking } from '../articles/save-working.ts'
import type { StoredLetter } from './load-letter.ts'
import { REPLY_KICKER, REPLY_TITLE } from './reply-words.table.ts'

/** A draft with the words of the letter, in the section of what it answers; the letter knows it, and a second asking gives the same. */
export async function draftReply(context: WriteContext, letter: StoredLetter): Promise<number> {
  if (letter.kind !== 'reply') throw new Refusal('transition-not-possible', { step: 'draft-reply' })
  if (letter.replyArticleId !== null) return letter.replyArticleId
  const answered = await loadArticle(context, letter.articleId)
  const { id, lockVersion } = await createArticle.run(context, {})
  const empty = (await loadArticle(context, id)).content
  const content: ArticleContent = {
    ...empty,
    title: REPLY_TITLE[letter.lang].replace('{title}', () => answered.content.title).slice(0, 300),
    kicker: REPLY_KICKER[letter.lang],
    lang: letter.lang,
    sectionId: answered.sectionId,
    body: bodyOf(letter.text),
  }
  await saveWorking.run(context, { id, content, lockVersion, auto: false })
  await context.db.updateTable('reader_letter').set({ reply_article_id: id }).where('id', '=', letter.id).execute()
  return id
}

function bodyOf(text: string): Body {
  const paragraphs = text
    .split(/\n+/u)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const content: Paragraph[] = paragraphs.map((line) => ({
    type: 'paragraph',
    attrs: { dir: null },
    content: [{ type: 'text', text: line }],
  }))
  return { type: 'doc', attrs: { version: 1 }, content }
}
