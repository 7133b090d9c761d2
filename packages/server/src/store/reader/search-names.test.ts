import { expect, test } from 'vitest'
import { eachDatabase } from '../../../../../test/harness/newsroom.ts'
import { tell } from '../../../../../test/harness/stories.ts'
import { namesBeginning, personsNamed, tagsNamed } from './search-names.ts'

const operator = { actor: { kind: 'operator' } } as const

eachDatabase('names that readers search by', (newsroom) => {
  const state = { salma: 0 }

  test('are found word by word, in any spelling and with or without the article', async () => {
    const { call, read } = newsroom()
    const section = await call('sections/create-section', { name: 'ثقافة', parentId: null }, operator)
    const names = ['سلمى الأحمد', 'سالم الأحمدي', 'هاني البيادري']
    const bylines: { personId: number; role: null }[] = []
    for (const name of names)
      bylines.push({
        personId: (await call('people/create-person', { name, kind: 'reporter' }, operator)).id,
        role: null,
      })
    state.salma = bylines[0]?.personId ?? 0
    await tell(call, { sectionId: section.id, bylines, tagNames: ['المدينة القديمة', 'مدينة الكتب', 'ماء 100%'] })
    const found = async (text: string) => (await personsNamed(read, text, 20)).map(({ name }) => name)
    expect(await found('سلمى احمد')).toEqual(['سلمى الأحمد'])
    expect(await found('الاحمد سلمي')).toEqual(['سلمى الأحمد'])
    expect(await found('أحمد')).toEqual(['سالم الأحمدي', 'سلمى الأحمد'])
    expect(await found('بيادر')).toEqual(['هاني البيادري'])
    expect(await found('سلمى بيادر')).toEqual([])
    expect(await found('% _ \\')).toEqual([])
    expect((await tagsNamed(read, 'مدينه', 20)).map(({ name }) => name)).toEqual(['المدينة القديمة', 'مدينة الكتب'])
    expect((await tagsNamed(read, '100', 20)).map(({ name }) => name)).toEqual(['ماء 100%'])
  })

  test('are offered while they are typed', async () => {
    const offered = await namesBeginning(newsroom().read, 'المدي', 5)
    expect(offered.tags.map(({ name }) => name)).toEqual(['المدينة القديمة'])
    const bare = await namesBeginning(newsroom().read, 'مدي', 5)
    expect(bare.tags.map(({ name }) => name)).toEqual(['المدينة القديمة', 'مدينة الكتب'])
    expect((await namesBeginning(newsroom().read, 'احم', 1)).persons).toHaveLength(1)
  })

  test('are gone at once when a byline is hidden', async () => {
    const { call, read } = newsroom()
    await call('people/change-person', { id: state.salma, bylineHidden: true }, operator)
    expect(await personsNamed(read, 'سلمى', 20)).toEqual([])
    expect((await namesBeginning(read, 'سلمى', 5)).persons).toEqual([])
  })
})
