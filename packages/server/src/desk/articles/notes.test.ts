import { expect, test } from 'vitest'
import type { TestNewsroom } from '../../../../../test/harness/newsroom.ts'
import { eachDatabase } from '../../../../../test/harness/newsroom.ts'
import { testDesk } from '../fixtures/test-desk.ts'

const anchor = { quote: 'الجسر', before: 'افتُتح ', after: ' أمس', at: 6 }

async function place(newsroom: TestNewsroom) {
  const desk = testDesk(newsroom)
  const unique = newsroom.keys.below(2 ** 30)
  const writer = await desk.staff('reporter', { name: `سامر الأحمد ${unique}` })
  const chief = await desk.staff('editor-in-chief', { name: `هالة المنصور ${unique}` })
  const made = await desk.send('articles.create', { title: 'افتتاح الجسر' }, { token: writer.token })
  return { desk, unique, writer, chief, params: { id: made.body.id } }
}

eachDatabase('notes on a draft', (newsroom) => {
  test('a note has answers, names people by folded name, and tells them until they come to see', async () => {
    const { desk, writer, chief, params, unique } = await place(newsroom())
    const names = (await desk.send('notes.names', { q: 'منصور' }, { token: writer.token, params })).body.rows
    expect(names.map(({ accountId }) => accountId)).toContain(chief.accountId)
    expect(
      (await desk.send('notes.names', { q: 'هاله' }, { token: writer.token, params })).body.rows.map(
        ({ name }) => name,
      ),
    ).toContain(`هالة المنصور ${unique}`)
    const note = await desk.send(
      'notes.create',
      { kind: 'note', anchor, text: 'أي جسر؟ @هالة', replacement: '', mentions: [chief.accountId] },
      { token: writer.token, params, key: 'note-key-0001' },
    )
    const again = await desk.send(
      'notes.create',
      { kind: 'note', anchor, text: 'أي جسر؟ @هالة', replacement: '', mentions: [chief.accountId] },
      { token: writer.token, params, key: 'note-key-0001' },
    )
    expect(again.body.id).toBe(note.body.id)
    const n = note.body.id
    await desk.send('notes.say', { text: 'جسر الوادي', mentions: [] }, { token: chief.token, params: { ...params, n } })
    const { rows } = (await desk.send('notes.list', {}, { token: writer.token, params })).body
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ kind: 'note', state: 'open', anchor, maySettle: true })
    expect(rows[0]?.lines.map(({ text }) => text)).toEqual(['أي جسر؟ @هالة', 'جسر الوادي'])

    const waiting = (await desk.send('mentions.list', {}, { token: chief.token })).body.rows
    expect(waiting).toMatchObject([{ articleId: params.id, title: 'افتتاح الجسر', text: 'أي جسر؟ @هالة' }])
    expect((await desk.send('mentions.list', {}, { token: writer.token })).body.rows).toEqual([])
    await desk.send('mentions.read', {}, { token: chief.token, params })
    expect((await desk.send('mentions.list', {}, { token: chief.token })).body.rows).toEqual([])
  })

  test('nobody is named who may not read the article', async () => {
    const { desk, writer, params } = await place(newsroom())
    const stranger = await desk.staff('contributor', { name: 'غريب' })
    const moderator = await desk.staff('moderator', { name: 'مشرف' })
    for (const { accountId } of [stranger, moderator]) {
      const answer = await desk.send(
        'notes.create',
        { kind: 'note', anchor, text: 'انظر', replacement: '', mentions: [accountId] },
        { token: writer.token, params },
      )
      expect(answer.error.code).toBe('bad-input')
    }
    expect((await desk.send('notes.list', {}, { token: writer.token, params })).body.rows).toEqual([])
  })

  test('a suggestion is taken up by who may edit; of two who decide at once the first does', async () => {
    const { desk, writer, chief, params } = await place(newsroom())
    const reader = await desk.staff('reporter')
    const made = await desk.send(
      'notes.create',
      { kind: 'suggestion', anchor, text: '', replacement: 'جسر الوادي', mentions: [] },
      { token: reader.token, params },
    )
    const at = { ...params, n: made.body.id }
    expect(
      (await desk.send('notes.state', { state: 'accepted' }, { token: reader.token, params: at })).error.code,
    ).toBe('not-allowed')
    const both = await Promise.all([
      desk.send('notes.state', { state: 'accepted' }, { token: writer.token, params: at }),
      desk.send('notes.state', { state: 'declined' }, { token: chief.token, params: at }),
    ])
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    // Another article's number leads to no note.
    const other = (await desk.send('articles.create', {}, { token: writer.token })).body
    const foreign = { id: other.id, n: made.body.id }
    expect(
      (await desk.send('notes.state', { state: 'settled' }, { token: writer.token, params: foreign })).status,
    ).toBe(404)
  })

  test('no word of a note is in the preview, in what is published, or in what search has of the draft', async () => {
    const { desk, writer, chief, params } = await place(newsroom())
    const secret = `كلمةسرية${String(newsroom().keys.below(2 ** 30))}`
    await desk.send(
      'notes.create',
      {
        kind: 'suggestion',
        anchor: { ...anchor, quote: secret },
        text: secret,
        replacement: secret,
        mentions: [chief.accountId],
      },
      { token: writer.token, params },
    )
    const view = (await desk.send('articles.read', {}, { token: writer.token, params })).body
    expect(JSON.stringify(view)).not.toContain(secret)
    const { read } = newsroom()
    const tables = [
      'article',
      'article_revision',
      'public_article',
      'search_document',
      'search_term',
      'event',
      'job',
    ] as const
    for (const table of tables) {
      const rows = await read.selectFrom(table).selectAll().execute()
      expect(JSON.stringify(rows), table).not.toContain(secret)
    }
  })
})
