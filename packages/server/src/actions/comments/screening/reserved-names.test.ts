import { expect, test } from 'vitest'
import { eachDatabase } from '../../../../../../test/harness/newsroom.ts'
import { setMode } from '../fixtures/decided.ts'
import { openDiscussion, operator, post, SALMA } from '../fixtures/discussion.ts'
import { setModeration } from '../fixtures/moderators.ts'

eachDatabase('names that look like a byline', (newsroom) => {
  test('wait to be read, however they are spaced or joined; a reader with another name does not', async () => {
    const articleId = await openDiscussion(newsroom())
    await setMode(newsroom(), 'open')
    await setModeration(newsroom(), { burst: null })
    await newsroom().call('people/create-person', { name: 'ليلى الجزائري', kind: 'columnist' }, operator)
    const stateUnder = async (name: string) =>
      (
        await post(
          newsroom(),
          { ...SALMA, net: newsroom().keys.token(), name },
          { articleId, body: `رأي باسم ${name}` },
        )
      ).state
    for (const name of [
      'ليلى الجزائري',
      'ليلىالجزائري',
      'ليلى_الجزائري',
      'ليلى-الجزائري',
      'ليـلى. الجزائري',
      'ل ي ل ى الجزائري',
    ])
      expect([name, await stateUnder(name)]).toEqual([name, 'held'])
    expect(await stateUnder('ليلى الجزار')).toBe('published')
  })
})
