import type { SearchWordsRow } from '@warraq/core/contract/search-words'
import { builtinExpansions } from '@warraq/core/search/synonyms'
import { expect, test } from 'vitest'
import { eachDatabase } from '../../../../../test/harness/newsroom.ts'
import { paragraphs, tell } from '../../../../../test/harness/stories.ts'
import { testDesk } from '../fixtures/test-desk.ts'

const publicSearch = {
  scope: 'public',
  lang: null,
  filters: {},
  sort: 'relevance',
  after: null,
  limit: 20,
  facets: false,
  typing: false,
} as const

eachDatabase('words that stand for each other in search', (newsroom) => {
  const articles: number[] = []

  test('all that come with the program are off, and only who may change the site sees them', async () => {
    const desk = testDesk(newsroom())
    const { token } = await desk.staff('editor-in-chief')
    const rows = (await desk.send('searchWords.list', {}, { token })).body.rows as SearchWordsRow[]
    expect(rows.length).toBe(builtinExpansions().length)
    expect(rows.filter(({ enabled, origin }) => enabled || origin !== 'builtin')).toEqual([])
    const { token: reporter } = await desk.staff('reporter')
    expect((await desk.send('searchWords.list', {}, { token: reporter })).error.code).toBe('not-allowed')
    const input = { key: null, kind: 'plural' as const, words: ['رجل', 'رجال'], note: '', enabled: true }
    expect((await desk.send('searchWords.change', input, { token: reporter })).error.code).toBe('not-allowed')
  })

  test('an entry is tried without being switched on, and widens what readers find once it is', async () => {
    const desk = testDesk(newsroom())
    const { token } = await desk.staff('editor-in-chief')
    const section = { name: 'محليات', slug: 'local', parentId: null }
    const { id: sectionId } = await newsroom().call('sections/create-section', section, { actor: { kind: 'operator' } })
    for (const [title, text] of [
      ['تكريم رجل إطفاء', 'أنقذ رجل الإطفاء قطة.'],
      ['تدريب في الميناء', 'تدرّب رجال الإطفاء على الحبال.'],
      ['معرض زهور', 'افتُتح معرض الزهور في الحديقة.'],
    ] as const)
      articles.push((await tell(newsroom().call, { title, sectionId, body: paragraphs(text) })).id)
    for (const articleId of articles)
      await newsroom().call('search/index-article', { articleId }, { actor: { kind: 'operator' } })
    const [one, other] = articles
    const found = async (text: string) =>
      (await newsroom().search.search({ ...publicSearch, text })).hits.map(({ id }) => id).toSorted((a, b) => a - b)

    const trial = { text: 'الرجل', words: ['رجل', 'رجال'] }
    const tried = (await desk.send('searchWords.try', trial, { token })).body
    expect(tried.added.map(({ id }: { id: number }) => id)).toContain(other)
    expect(tried.added[0]).toMatchObject({ title: 'تدريب في الميناء', url: expect.stringContaining(`/${other}/`) })
    expect(await found('رجل')).toEqual([one])

    await desk.send('searchWords.switch', { keys: ['plural:رجل'], enabled: true }, { token })
    expect(await found('رجل')).toEqual([one, other])
    const { marks } = await newsroom().search.search({ ...publicSearch, text: 'رجل' })
    expect(marks.stems.toSorted()).toEqual(['رجال', 'رجل'])
    expect(await found('الرجال')).toEqual([one, other])
    await desk.send('searchWords.switch', { keys: ['plural:رجل'], enabled: false }, { token })
    expect(await found('رجل')).toEqual([one])
  })

  test('the newsroom adds its own, changes one of the program, and takes both back', async () => {
    const desk = testDesk(newsroom())
    const { token } = await desk.staff('admin')
    const list = async () => (await desk.send('searchWords.list', {}, { token })).body.rows as SearchWordsRow[]
    const change = (input: {
      key: string | null
      kind?: SearchWordsRow['kind']
      words?: string[]
      note?: string
      enabled?: boolean
    }) =>
      desk.send(
        'searchWords.change',
        { kind: 'synonym', words: ['زهرة', 'وردة'], note: '', enabled: true, ...input },
        { token },
      )
    const { key } = (await change({ key: null, note: ' من صفحة الحدائق ' })).body
    expect((await list())[0]).toMatchObject({ key, origin: 'own', note: 'من صفحة الحدائق', enabled: true })
    await change({ key: 'plural:رجل', words: ['رجل', 'رجال', 'رجالات'], kind: 'plural', enabled: true })
    expect((await list()).find((row) => row.key === 'plural:رجل')).toMatchObject({
      origin: 'changed',
      words: ['رجل', 'رجال', 'رجالات'],
      enabled: true,
    })
    for (const gone of [key, 'plural:رجل'])
      expect((await desk.send('searchWords.remove', { key: gone }, { token })).status).toBe(200)
    expect((await list()).filter(({ enabled, origin }) => enabled || origin !== 'builtin')).toEqual([])
    expect((await desk.send('searchWords.remove', { key }, { token })).error.code).toBe('not-found')
  })

  test('what is no entry is refused with the reason', async () => {
    const desk = testDesk(newsroom())
    const { token } = await desk.staff('admin')
    const refusal = async (words: string[], key: string | null = null) =>
      (await desk.send('searchWords.change', { key, kind: 'synonym', words, note: '', enabled: true }, { token })).error
        .code
    expect(await refusal(['رجل'])).toBe('search-words-unfit')
    expect(await refusal(['الكتاب', 'كتابٌ'])).toBe('search-words-unfit')
    expect(await refusal(['رجل إطفاء', 'إطفائي'])).toBe('search-words-unfit')
    expect(await refusal(['رجل', 'رجال'], 'plural:لاشيء')).toBe('not-found')
    expect(await refusal(['رجل', 'رجال'], 'own:99999')).toBe('not-found')
    expect(await refusal(['رجل', 'رجال'], 'own:x;y')).toBe('bad-input')
    const all = await desk.send('searchWords.switch', { keys: ['plural:رجل', 'own:99999'], enabled: true }, { token })
    expect(all.error.code).toBe('not-found')
    const rows = (await desk.send('searchWords.list', {}, { token })).body.rows as SearchWordsRow[]
    expect(rows.some(({ enabled }) => enabled)).toBe(false)
  })
})
