import type { LetterErrors, LetterKind, LetterTyped } from '@warraq/core/care/letters'
import { checkLetter, isNeeded, LETTER_FIELDS, LETTER_LIMITS } from '@warraq/core/care/letters'
import { RETRY_SECONDS } from '@warraq/core/comments/retry'
import { Refusal, refusalMessage } from '@warraq/core/errors'
import { letterFormPath } from '@warraq/core/links/addresses'
import { commentedArticle } from '../../store/reader/comments.ts'
import { letterKey } from '../../store/reader/letter-key.ts'
import { publicLetter } from '../../store/reader/letters.ts'
import type { CommentCall } from '../comments/call.ts'
import { paragraphs, TRAP_FIELD } from '../comments/comments-view.ts'
import { leadTo } from '../comments/fresh-answer.ts'
import { wholeNumber } from '../comments/posted-form.ts'
import { cardPath, timeView } from '../loaders/cards.ts'
import { ownAnswer, ownFields, ratesOf, SECRET_ADDRESS } from '../own/own-call.ts'
import { LetterFormPage, LetterPage } from '../pages/letter-pages.tsx'
import type { Site } from '../sites.ts'
import type { LetterFormView, LetterStatusView } from '../views/letters.ts'
import type { LinkView } from '../views/site.ts'

const FORM_BYTES = 64 * 1024
const NOTHING = { quote: '', text: '', standing: '', name: '', email: '' } as const

interface Asked {
  readonly site: Site
  readonly kind: LetterKind
  readonly articleId: number
  readonly article: LinkView
}

/** «أبلغ عن خطأ» or «حق الرد» about one public article; every other is not there. */
async function askedOf({ context }: CommentCall, kind: string, articleId: string): Promise<Asked> {
  if (kind !== 'error' && kind !== 'reply') throw new Refusal('not-found')
  const row = await commentedArticle(context.read, wholeNumber(articleId) ?? 0)
  if (!row) throw new Refusal('not-found')
  const site = await context.sites.get(row.lang)
  return { site, kind, articleId: row.id, article: { label: row.title, url: cardPath(site, row) } }
}

/** GET /letters/error and /letters/reply, with `?article=ID`. */
export async function letterForm(call: CommentCall): Promise<Response> {
  const { c } = call
  const asked = await askedOf(call, c.req.param('kind') ?? '', c.req.query('article') ?? '')
  return form(call, asked, { kind: asked.kind, ...NOTHING }, 200, {})
}

/** POST to the same address. 303 to the page of the letter; else the form comes back, filled, with what is wrong. */
export async function acceptLetter(call: CommentCall): Promise<Response> {
  const { context, c } = call
  const field = await ownFields(call, FORM_BYTES)
  const asked = await askedOf(call, c.req.param('kind') ?? '', field('article'))
  const { site, kind } = asked
  const typed: LetterTyped = {
    kind,
    quote: field('quote'),
    text: field('text'),
    standing: field('standing'),
    name: field('name'),
    email: field('email'),
  }
  const errors = checkLetter(typed, !site.moderation.protection)
  if (Object.keys(errors).length > 0) return form(call, asked, typed, 422, inWords(site, errors))
  // A program that fills every field hears what a person would; nothing is kept.
  if (field(TRAP_FIELD) !== '') return leadTo(context, 303, asked.article.url)
  try {
    const { id } = await send(call, asked.articleId, typed)
    return leadTo(context, 303, `/letters/${id}/${letterKey(context.keys, id)}`)
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'too-many-requests') throw error
    return form(call, asked, typed, error.status, { form: refusalMessage(error.code, site.lang) })
  }
}

function send(call: CommentCall, articleId: number, typed: LetterTyped): Promise<{ readonly id: number }> {
  const { context, caller } = call
  const text = JSON.stringify(['letter', caller.identityId ?? caller.stranger, articleId, typed])
  return context.call(
    'letters/send-letter',
    { ...typed, articleId, rates: ratesOf(call, 'report') },
    { actor: { kind: 'guest' }, retryKeys: [context.keys.hmac('retry', text)], keepSeconds: RETRY_SECONDS },
  )
}

function inWords({ messages: { t } }: Site, errors: LetterErrors): LetterFormView['errors'] {
  return Object.fromEntries(Object.entries(errors).map(([field, problem]) => [field, t(`letter.problem.${problem}`)]))
}

function form(
  { context }: CommentCall,
  { site, kind, articleId, article }: Asked,
  typed: LetterTyped,
  status: number,
  errors: LetterFormView['errors'],
): Promise<Response> {
  const asksContact = !site.moderation.protection
  const fields = LETTER_FIELDS.filter((field) => {
    if (field === 'quote') return kind === 'error'
    if (field === 'standing') return kind === 'reply'
    return field === 'text' || asksContact
  })
  return Promise.resolve(
    ownAnswer<LetterFormView>(
      context,
      site,
      LetterFormPage,
      {
        kind,
        articleId,
        article,
        action: letterFormPath(kind, articleId).split('?')[0] ?? '',
        trap: TRAP_FIELD,
        fields: fields.map((name) => ({
          name,
          value: typed[name],
          needed: isNeeded(kind, name, asksContact),
          error: errors[name] ?? null,
          most: LETTER_LIMITS[name],
        })),
        errors,
      },
      { status },
    ),
  )
}

/** GET /letters/ID/KEY: what became of a letter, for whoever has its address. */
export async function letterPage(call: CommentCall): Promise<Response> {
  const { context, c } = call
  const id = wholeNumber(c.req.param('kind') ?? '') ?? 0
  const known = id > 0 && c.req.param('key') === letterKey(context.keys, id)
  const letter = known ? await publicLetter(context.read, id) : null
  if (letter === null) throw new Refusal('not-found')
  const site = await context.sites.get(letter.lang)
  const { t } = site.messages
  const due = site.dates.dateTime(letter.dueAt)
  return ownAnswer<LetterStatusView>(
    context,
    site,
    LetterPage,
    {
      title: t(`letter.${letter.kind}.title`),
      standing: letter.state === 'open' ? t('letter.waiting', { due }) : t(`letter.state.${letter.state}`),
      article: letter.article && { label: letter.article.title, url: cardPath(site, letter.article) },
      quote: letter.quote,
      text: paragraphs(letter.text),
      time: timeView(site, letter.at),
      lines: letter.lines.map((line) => ({ text: paragraphs(line.text), time: timeView(site, line.at) })),
      correction: letter.correction,
      reply: letter.reply && { label: letter.reply.title, url: cardPath(site, letter.reply) },
    },
    { headers: SECRET_ADDRESS },
  )
}
