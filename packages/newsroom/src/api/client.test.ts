import { describe, expect, it } from 'vitest'
import { createCall, DeskError } from './client.ts'

interface Sent {
  readonly url: string
  readonly request: RequestInit
}

function bench(answers: (() => Response)[]) {
  const sent: Sent[] = []
  let key = 0
  let ended = 0
  const call = createCall({
    fetch: async (url, request) => {
      if (typeof url !== 'string') throw new Error('the client asks by text')
      sent.push({ url, request: request ?? {} })
      const answer = answers[Math.min(sent.length, answers.length) - 1]
      await Promise.resolve()
      return answer === undefined ? Response.json({}) : answer()
    },
    newKey: () => `key-${(key += 1)}`,
    wait: () => Promise.resolve(),
    language: () => 'ar',
    onSignedOut: () => void (ended += 1),
    onStepUp: () => Promise.resolve(false),
  })
  return { call, sent, ended: () => ended }
}
const header = (sent: Sent | undefined, name: string) => new Headers(sent?.request.headers).get(name)
const noAnswer = () => {
  throw new TypeError('failed to fetch')
}

describe('a call', () => {
  it('puts what a GET asks into the query, and nothing else', async () => {
    const { call, sent } = bench([])
    await call('articles.list', { section: 12, q: 'زيتون' })
    expect(sent[0]?.url).toBe(`/api/desk/articles?section=12&q=${encodeURIComponent('زيتون')}`)
    expect(header(sent[0], 'Idempotency-Key')).toBeNull()
    expect(sent[0]?.request.body).toBeUndefined()
  })

  it('fills the path, and fails loudly without its number', async () => {
    const { call, sent } = bench([])
    await call('articles.revision', {}, { params: { id: 4, n: 2 } })
    expect(sent[0]?.url).toBe('/api/desk/articles/4/revisions/2')
    await expect(call('articles.read', {})).rejects.toThrow('/articles/:id needs id')
  })

  it('repeats a change that got no answer under the same key', async () => {
    const { call, sent } = bench([noAnswer, noAnswer, () => Response.json({ done: true })])
    expect(await call('tags.rename', { name: 'وسم' }, { params: { id: 1 } })).toEqual({ done: true })
    expect(sent.map((one) => header(one, 'Idempotency-Key'))).toEqual(['key-1', 'key-1', 'key-1'])
    await call('tags.rename', { name: 'وسم' }, { params: { id: 1 } })
    expect(header(sent.at(-1), 'Idempotency-Key')).toBe('key-2')
  })

  it('gives up after three tries', async () => {
    const { call, sent } = bench([noAnswer])
    await expect(call('tags.rename', { name: 'وسم' }, { params: { id: 1 } })).rejects.toMatchObject({
      status: 0,
      body: { code: 'no-answer' },
    })
    expect(sent).toHaveLength(3)
  })

  it('tells a refusal with its code and fields', async () => {
    const body = { code: 'slug-taken', message: 'مستعمل', fields: { slug: 'مستعمل' } }
    const { call } = bench([() => Response.json(body, { status: 409 })])
    const error = await call('sections.create', { name: 'ا', parentId: null }).catch((problem: unknown) => problem)
    expect(error).toBeInstanceOf(DeskError)
    expect(error).toMatchObject({ status: 409, body })
  })

  it('says that the session ended, not that a password was wrong', async () => {
    const refuse = (code: string) => () => Response.json({ code, message: '' }, { status: 401 })
    const { call, ended } = bench([refuse('sign-in-failed'), refuse('sign-in-needed')])
    await expect(call('session.start', { email: 'a@b.example', password: 'x' })).rejects.toThrow()
    expect(ended()).toBe(0)
    await expect(call('desk.counts', {})).rejects.toThrow()
    expect(ended()).toBe(1)
  })

  it('does not take a proxy’s page for an answer', async () => {
    const { call } = bench([() => new Response('<html>Bad gateway</html>', { status: 502 })])
    await expect(call('session.read', {})).rejects.toMatchObject({ status: 502, body: { code: 'unreadable-answer' } })
  })

  it('sends a file as a form with its words', async () => {
    const { call, sent } = bench([])
    await call('media.upload', { alt: 'وصف' }, { file: new File(['x'], 'صورة.png', { type: 'image/png' }) })
    const form = sent[0]?.request.body as FormData
    expect(form.get('alt')).toBe('وصف')
    expect((form.get('file') as File).name).toBe('صورة.png')
    expect(header(sent[0], 'Content-Type')).toBeNull()
  })
})
