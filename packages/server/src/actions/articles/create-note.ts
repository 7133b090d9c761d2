import type { Anchor } from '@warraq/core/articles/anchor'
import { Refusal } from '@warraq/core/errors'
import { defineAction } from '../action.ts'
import type { SaidLine } from './notes.ts'
import { addLine, cleanWords } from './notes.ts'
import { readableArticle } from './pen.ts'

export interface CreateNote extends SaidLine {
  readonly id: number
  readonly kind: 'note' | 'suggestion'
  readonly anchor: Anchor
  /** Of a suggestion: what is to stand there instead. */
  readonly replacement: string
}

/** More than this on one article is a machine. */
const MOST = 1000

/** A note or a suggestion at a stretch of a draft; only the newsroom ever sees it. */
export const createNote = defineAction(async (context, input: CreateNote): Promise<{ id: number }> => {
  const { article, accountId } = await readableArticle(context, input.id)
  const { db, now } = context
  const { n } = await db
    .selectFrom('article_note')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('article_id', '=', article.id)
    .executeTakeFirstOrThrow()
  if (n >= MOST) throw new Refusal('too-many-requests')
  const { id } = await db
    .insertInto('article_note')
    .values({
      article_id: article.id,
      kind: input.kind,
      state: 'open',
      anchor: JSON.stringify(input.anchor),
      replacement: input.kind === 'suggestion' ? cleanWords(input.replacement) : '',
      created_at: now,
      created_by: accountId,
      changed_at: now,
      settled_by: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (input.kind === 'note' || input.text.trim() !== '') await addLine(context, article, id, accountId, input)
  return { id }
})
