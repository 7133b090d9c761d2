import type { WorkingContent } from '@warraq/core/contract/articles'
import { expect, test } from 'vitest'
import type { TestNewsroom } from '../../../../../test/harness/newsroom.ts'
import { eachDatabase } from '../../../../../test/harness/newsroom.ts'
import { testDesk } from '../fixtures/test-desk.ts'

const paragraph = (text: string) =>
  ({ type: 'paragraph', attrs: { dir: null }, content: [{ type: 'text', text }] }) as const
const bodyOf = (...texts: string[]): WorkingContent['body'] => ({
  type: 'doc',
  attrs: { version: 1 },
  content: texts.map(paragraph),
})

const [FIRST, SECOND] = ['tab-of-the-first', 'tab-of-the-second']

/** An article of a reporter, open to a chief too. */
async function place(newsroom: TestNewsroom) {
  const desk = testDesk(newsroom)
  const unique = newsroom.keys.below(2 ** 30)
  const writer = await desk.staff('reporter', { name: `سامر ${unique}` })
  const chief = await desk.staff('editor-in-chief', { name: `هالة ${unique}` })
  const made = await desk.send('articles.create', { title: `جسر القرية ${unique}` }, { token: writer.token })
  const params = { id: made.body.id }
  const view = (await desk.send('articles.read', {}, { token: writer.token, params })).body
  const here = (token: string, tab: string, pen: 'keep' | 'take' | 'none') =>
    desk.send('articles.here', { tab, pen }, { token, params })
  const save = (token: string, body: WorkingContent['body'], lockVersion: number, tab?: string) =>
    desk.send(
      'articles.save',
      { content: { ...view.working, body }, lockVersion, auto: false, ...(tab === undefined ? {} : { tab }) },
      { token, params },
    )
  return { desk, writer, chief, params, view, here, save, unique }
}

eachDatabase('people at one article', (newsroom) => {
  test('the second sees the name, may read, takes the pen over, and the first can save no more', async () => {
    const { desk, writer, chief, params, view, here, save, unique } = await place(newsroom())
    expect((await here(writer.token, FIRST, 'keep')).body.pen).toMatchObject({ name: `سامر ${unique}`, tab: FIRST })
    const second = (await here(chief.token, SECOND, 'keep')).body
    expect(second.pen).toMatchObject({ name: `سامر ${unique}` })
    expect(second.people.map(({ name }) => name)).toEqual([`سامر ${unique}`, `هالة ${unique}`])
    const refused = await save(chief.token, bodyOf('نص هالة'), view.lockVersion, SECOND)
    expect([refused.status, refused.error.code]).toEqual([409, 'pen-taken'])
    expect(refused.error.message).toContain(`سامر ${unique}`)

    expect((await here(chief.token, SECOND, 'take')).body.pen).toMatchObject({ name: `هالة ${unique}`, tab: SECOND })
    const told = (await desk.send('articles.together', {}, { token: writer.token, params })).body
    expect(told.pen).toMatchObject({ name: `هالة ${unique}` })
    expect((await save(writer.token, bodyOf('نص سامر'), view.lockVersion, FIRST)).error.code).toBe('pen-taken')
    expect((await save(chief.token, bodyOf('نص هالة'), view.lockVersion, SECOND)).status).toBe(200)
  })

  test('the pen of a tab that died is free within a minute, and one that is renewed is not', async () => {
    const { writer, chief, here, unique } = await place(newsroom())
    await here(writer.token, FIRST, 'keep')
    newsroom().wait(30)
    await here(writer.token, FIRST, 'keep')
    newsroom().wait(30)
    expect((await here(chief.token, SECOND, 'keep')).body.pen).toMatchObject({ tab: FIRST })
    newsroom().wait(30)
    const after = (await here(chief.token, SECOND, 'keep')).body
    expect(after.pen).toMatchObject({ tab: SECOND })
    expect(after.people.map(({ name }) => name)).toEqual([`هالة ${unique}`])
  })

  test('a tab that closes the article leaves its pen at once; another one cannot lay it down for it', async () => {
    const { desk, writer, chief, params, here } = await place(newsroom())
    await here(writer.token, FIRST, 'keep')
    await desk.send('articles.leave', { tab: FIRST }, { token: chief.token, params })
    expect((await here(chief.token, SECOND, 'keep')).body.pen).toMatchObject({ tab: FIRST })
    await desk.send('articles.leave', { tab: FIRST }, { token: writer.token, params })
    expect((await here(chief.token, SECOND, 'keep')).body.pen).toMatchObject({ tab: SECOND })
  })

  test('of fifty who take the pen at the same moment one has it', async () => {
    const { desk, writer, params } = await place(newsroom())
    const tabs = Array.from({ length: 50 }, (_, n) => `tab-number-${String(n)}`)
    const answers = await Promise.all(
      tabs.map((tab) => desk.send('articles.here', { tab, pen: 'keep' }, { token: writer.token, params })),
    )
    expect(answers.every(({ status }) => status === 200)).toBe(true)
    const { pen } = (await desk.send('articles.together', {}, { token: writer.token, params })).body
    expect(tabs).toContain(pen?.tab)
  })

  test('who may not read an article sees nobody at it, and who may not edit it cannot take its pen', async () => {
    const { desk, writer, params, here } = await place(newsroom())
    const stranger = await desk.staff('contributor')
    const other = await desk.staff('reporter')
    const answers = await Promise.all([
      desk.send('articles.together', {}, { token: stranger.token, params }),
      here(stranger.token, SECOND, 'keep'),
      desk.send('notes.list', {}, { token: stranger.token, params }),
      desk.send('articles.sittings', {}, { token: stranger.token, params }),
      desk.send('articles.changers', {}, { token: stranger.token, params }),
      desk.send('notes.names', { q: '' }, { token: stranger.token, params }),
    ])
    expect(answers.map(({ error }) => error.code)).toEqual(answers.map(() => 'not-allowed'))
    await here(writer.token, FIRST, 'keep')
    expect((await here(other.token, SECOND, 'take')).error.code).toBe('not-allowed')
    expect((await here(other.token, SECOND, 'keep')).body.pen).toMatchObject({ tab: FIRST })
  })

  test('of 200 stale saves at once exactly one wins each round, and every other is answered with what won', async () => {
    const { desk, chief, writer, params, view } = await place(newsroom())
    const rounds = 4
    let lockVersion = view.lockVersion
    for (let round = 0; round < rounds; round += 1) {
      const answers = await Promise.all(
        Array.from({ length: 200 / rounds }, (_, n) =>
          desk.send(
            'articles.save',
            {
              content: { ...view.working, body: bodyOf(`جولة ${String(round)} نص ${String(n)}`) },
              lockVersion,
              auto: n % 2 === 0,
            },
            { token: n % 2 === 0 ? chief.token : writer.token, params },
          ),
        ),
      )
      const won = answers.findIndex(({ status }) => status === 200)
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
      const stale = answers.filter(({ status }) => status === 409)
      expect(stale).toHaveLength(200 / rounds - 1)
      const stored = bodyOf(`جولة ${String(round)} نص ${String(won)}`)
      for (const { error } of stale)
        expect(error).toMatchObject({ code: 'edited-meanwhile', details: { theirs: { body: stored } } })
      lockVersion += 1
      const now = (await desk.send('articles.read', {}, { token: chief.token, params })).body
      expect(now).toMatchObject({ lockVersion, working: { body: stored } })
    }
  })

  test('each sitting is kept, one person’s saves together, and says who changed which paragraph last', async () => {
    const { desk, writer, chief, params, view, save, unique } = await place(newsroom())
    const [samer, hala] = [`سامر ${unique}`, `هالة ${unique}`]
    const one = (await save(writer.token, bodyOf('الأولى', 'الثانية'), view.lockVersion)).body
    newsroom().wait(60)
    const two = (await save(writer.token, bodyOf('الأولى', 'الثانية', 'الثالثة'), one.lockVersion)).body
    newsroom().wait(60)
    await save(chief.token, bodyOf('الثالثة', 'الأولى', 'الثانية بعد التحرير'), two.lockVersion)
    const { rows } = (await desk.send('articles.sittings', {}, { token: chief.token, params })).body
    expect(rows.map(({ by }) => by)).toEqual([hala, samer, samer])
    const whole = await desk.send(
      'articles.sitting',
      {},
      { token: chief.token, params: { ...params, n: rows[1]?.id ?? 0 } },
    )
    expect(whole.body.content.body).toEqual(bodyOf('الأولى', 'الثانية', 'الثالثة'))
    const { blocks } = (await desk.send('articles.changers', {}, { token: chief.token, params })).body
    expect(blocks.map(({ by }) => by)).toEqual([samer, samer, hala])
    // A sitting of another article is not found by its number.
    const other = (await desk.send('articles.create', {}, { token: chief.token })).body
    const foreign = { id: other.id, n: rows[1]?.id ?? 0 }
    expect((await desk.send('articles.sitting', {}, { token: chief.token, params: foreign })).status).toBe(404)
  })
})
