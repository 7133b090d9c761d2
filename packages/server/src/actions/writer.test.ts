import { expect, test } from 'vitest'
import { eachDatabase } from '../../../../test/harness/newsroom.ts'

const operator = { kind: 'operator' } as const

eachDatabase('writer', (newsroom) => {
  test('a hundred drafts at once get a hundred ids and short codes', async () => {
    const made = await Promise.all(
      Array.from({ length: 100 }, (_, i) =>
        newsroom().call('articles/create-article', { title: `مادة ${i}` }, { actor: operator }),
      ),
    )
    expect(new Set(made.map(({ id }) => id)).size).toBe(100)
    expect(new Set(made.map(({ shortCode }) => shortCode)).size).toBe(100)
    const { n } = await newsroom()
      .read.selectFrom('article')
      .select((e) => e.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
    expect(n).toBe(100)
  })

  test('the same retry key gives the first answer and changes nothing more', async () => {
    const calls = Array.from({ length: 5 }, () =>
      newsroom().call('articles/create-article', { title: 'مرة واحدة' }, { actor: operator, retryKeys: ['retry-1'] }),
    )
    const ids = (await Promise.all(calls)).map(({ id }) => id)
    expect(new Set(ids).size).toBe(1)
  })

  test('a refusal undoes its own rows and leaves its neighbours in the same commit', async () => {
    const before = await newsroom().read.selectFrom('article').select('id').execute()
    const results = await Promise.allSettled([
      newsroom().call('articles/create-article', { title: 'قبل' }, { actor: operator }),
      newsroom().call('articles/create-article', { title: 'ممنوع' }, { actor: { kind: 'guest' } }),
      newsroom().call('articles/create-article', { title: 'بعد' }, { actor: operator }),
    ])
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect((results[1] as PromiseRejectedResult).reason).toMatchObject({ name: 'Refusal', code: 'sign-in-needed' })
    expect(await newsroom().read.selectFrom('article').select('id').execute()).toHaveLength(before.length + 2)
  })

  test('reading cannot write', async () => {
    const anyway = newsroom().read as unknown as { deleteFrom(table: 'article'): { execute(): Promise<unknown> } }
    await expect(anyway.deleteFrom('article').execute()).rejects.toThrow(/read-?only/i)
  })
})
