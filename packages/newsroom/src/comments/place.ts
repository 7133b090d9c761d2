import { CASE_VIEWS, type CaseView } from '@warraq/core/contract/cases'
import { COMMENT_STATES, type CommentState } from '@warraq/core/contract/comments'

/** Which comments are listed. All of it stands in the address, so that a list can be sent to a colleague. */
export interface QueuePlace {
  readonly queue: CaseView
  readonly state: 'escalated' | null
  readonly stand: CommentState | null
  readonly section: number | null
  readonly article: number | null
  readonly reader: number | null
  readonly words: string
}

const idIn = (text: string | null) => (text !== null && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null)

export function readPlace(params: URLSearchParams): QueuePlace {
  const queue = CASE_VIEWS.find((one) => one === params.get('queue')) ?? 'pending'
  return {
    queue,
    state: queue !== 'history' && params.get('state') === 'escalated' ? 'escalated' : null,
    stand: queue === 'history' ? (COMMENT_STATES.find((one) => one === params.get('stand')) ?? null) : null,
    section: idIn(params.get('section')),
    article: idIn(params.get('article')),
    reader: idIn(params.get('reader')),
    words: (params.get('q') ?? '').trim(),
  }
}

export function writePlace({ words, ...place }: QueuePlace): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(place)) if (value !== null) params.set(name, String(value))
  if (words !== '') params.set('q', words)
  return params.toString()
}

/** Without the parts that belong to one kind of list. */
export function movedTo(place: QueuePlace, queue: CaseView): QueuePlace {
  return { ...place, queue, state: null, stand: null }
}

/** What the desk is asked for. */
export function queryOf({ words, ...place }: QueuePlace) {
  return {
    queue: place.queue,
    ...(place.state && { state: place.state }),
    ...(place.stand && { stand: place.stand }),
    ...(place.section !== null && { section: place.section }),
    ...(place.article !== null && { article: place.article }),
    ...(place.reader !== null && { reader: place.reader }),
    ...(words !== '' && { q: words }),
  }
}
