import { beforeAll, describe, expect, test } from 'vitest'
import { termKey, termsToCsv } from '@warraq/core/comments/term-list'
import { eachDatabase } from '../../../../../../test/harness/newsroom.ts'
import { exportTerms, lexiconHistory, listTerms } from '../../../store/desk/lexicon.ts'
import { openDiscussion, operator, post, SALMA } from '../fixtures/discussion.ts'
import { byHand, listWord, refused, takeComments, WORD } from '../fixtures/moderating.ts'
import { programTerms } from './program-terms.ts'

eachDatabase('the list of words', (newsroom) => {
  const state = { articleId: 0 }
  beforeAll(async () => {
    state.articleId = await openDiscussion(newsroom(), 'ما عليه كلمات')
    await takeComments(newsroom(), { mode: 'post' })
  })
  const onList = async (text: string) =>
    newsroom()
      .read.selectFrom('term')
      .select(['id', 'source', 'tier'])
      .where('key', '=', termKey(text))
      .where('removed_in', 'is', null)
      .executeTakeFirst()
  const refresh = () => newsroom().call('comments/refresh-terms', null, operator)
  /** As if another version of the program had been there before. */
  const forget = () => byHand(newsroom(), "DELETE FROM setting WHERE name = 'lexicon'")

  describe('of the program', () => {
    test('is there from the start, and a second start changes nothing', async () => {
      const { changed } = await refresh()
      const keys = new Set(programTerms().map(({ text }) => termKey(text)))
      expect(changed).toBe(keys.size)
      expect((await listTerms(newsroom().read, {})).total).toBe(keys.size)
      expect(await refresh()).toEqual({ changed: 0 })
      await forget()
      expect(await refresh()).toEqual({ changed: 0 })
    })

    test('holds and refuses what its own sentences say', async () => {
      const certain = programTerms().find(({ tier }) => tier === 'unambiguous')
      const by = { ...SALMA, net: 'program' }
      const sending = post(newsroom(), by, { articleId: state.articleId, body: certain?.mustMatch[0] ?? '' })
      expect((await refused(sending)).details['fields']).toEqual({ body: 'body-words' })
    })

    test('what the newspaper took away stays away, what it changed stays as it is', async () => {
      const [gone, other] = programTerms().filter(({ tier }) => tier === 'contextual')
      if (!gone || !other) throw new Error('the program has no words by context')
      const [goneRow, otherRow] = [await onList(gone.text), await onList(other.text)]
      await newsroom().call('comments/remove-terms', { ids: [goneRow?.id ?? 0] }, operator)
      await newsroom().call('comments/save-term', { id: otherRow?.id ?? 0, term: { ...other, note: 'لنا' } }, operator)
      await forget()
      expect(await refresh()).toEqual({ changed: 0 })
      expect(await onList(gone.text)).toBeUndefined()
      expect(await onList(other.text)).toMatchObject({ source: 'site' })
    })

    test('a word that the program has no more goes, unless it is the newspaper’s by now', async () => {
      const { n } = await newsroom()
        .read.selectFrom('lexicon_version')
        .select('n')
        .orderBy('n')
        .executeTakeFirstOrThrow()
      await byHand(
        newsroom(),
        `INSERT INTO term (key, text, match, forms, tier, clause_code, must_match, must_not_match, note, source, added_in)
         VALUES ('قديمة', 'قديمة', 'exact', '[]', 'contextual', 'CL8', '[]', '[]', '', 'ours', ${n})`,
      )
      await forget()
      expect(await refresh()).toEqual({ changed: 1 })
      expect(await onList('قديمة')).toBeUndefined()
    })
  })

  test('two thousand words come in as a table in one step, and go out as the same table', async () => {
    const letters = [...'بتجدرسصطعفقكلمنه']
    const word = (n: number) =>
      `ظ${letters[n % 16] ?? ''}${letters[(n >> 4) % 16] ?? ''}ث${letters[(n >> 8) % 16] ?? ''}ذ`
    const terms = Array.from({ length: 2100 }, (_, n) => ({ ...WORD, text: word(n), mustMatch: [], mustNotMatch: [] }))
    const csv = termsToCsv(terms)
    const { call, read } = newsroom()
    const before = await listTerms(read, {})
    const tried = await call('comments/import-terms', { csv, try: true }, operator)
    expect(tried).toEqual({ added: 2100, changed: 0, unchanged: 0, faults: [], version: null })
    expect((await listTerms(read, {})).version).toBe(before.version)
    const taken = await call('comments/import-terms', { csv, try: false }, operator)
    expect(taken).toMatchObject({ added: 2100, version: before.version + 1 })
    expect(await call('comments/import-terms', { csv, try: false }, operator)).toMatchObject({
      added: 0,
      unchanged: 2100,
    })
    const body = `لا يعجبني هذا يا ${word(1234)} أبدًا`
    expect((await post(newsroom(), { ...SALMA, net: 'table' }, { articleId: state.articleId, body })).state).toBe(
      'held',
    )
    const out = await exportTerms(read)
    expect(out.split('\r\n').length).toBe(before.total + 2100 + 2)
    expect(await call('comments/import-terms', { csv: out, try: true }, operator)).toMatchObject({
      added: 0,
      changed: 0,
      faults: [],
    })
  })

  test('lines that cannot be taken are named, the others are taken', async () => {
    const csv = 'text,tier,must_match\nضفدوع,,يا ضفدوع\nضفدوش,,لا شيء\nضفدوخ,loud,\n'
    const done = await newsroom().call('comments/import-terms', { csv, try: false }, operator)
    expect(done).toMatchObject({
      added: 1,
      faults: [
        { line: 3, fault: 'examples' },
        { line: 4, fault: 'bad-tier' },
      ],
    })
  })

  test('is found by letters, strength, clause and source, page by page', async () => {
    await listWord(newsroom(), { text: 'زعنفور', tier: 'contextual', clause: 'CL1' })
    const { read } = newsroom()
    expect((await listTerms(read, { q: 'زَعنف' })).rows.map(({ text }) => text)).toEqual(['زعنفور'])
    expect((await listTerms(read, { clause: 'CL1', source: 'site' })).rows.map(({ text }) => text)).toEqual(['زعنفور'])
    expect((await listTerms(read, { tier: 'unambiguous', source: 'site' })).found).toBe(0)
    const first = await listTerms(read, { source: 'site' })
    const second = await listTerms(read, { source: 'site', before: first.next ?? '' })
    expect(first.rows).toHaveLength(60)
    expect(second.rows.some(({ id }) => first.rows.some((row) => row.id === id))).toBe(false)
  })

  test('its history says what came and went, and by whom', async () => {
    const { rows } = await lexiconHistory(newsroom().read, undefined)
    expect(rows[0]).toMatchObject({ why: 'added', added: ['زعنفور'], removedCount: 0, by: null })
    expect(rows.map(({ why }) => why)).toContain('program')
    expect(rows.find(({ addedCount }) => addedCount === 2100)).toMatchObject({ why: 'imported' })
  })
})
