import { beforeAll, expect, test } from 'vitest'
import { discussionOf } from '../harness/discussion.ts'
import { eachServer } from '../harness/server.ts'
import { tell } from '../harness/stories.ts'
import { birdcatcher } from '../security/canaries.ts'
import { crawl } from '../security/crawler.ts'

/** Pages of one walk. */
const MOST = 170
const operator = { actor: { kind: 'operator' } } as const

eachServer(
  'a hidden byline',
  (server) => {
    const { open, post } = discussionOf(server)
    /** Two who sign and whose names are told apart from everything else, in every language and in their address. */
    const SIGNED = [
      {
        name: 'كناريوضّاح الحجّاري',
        latin: 'Canarywaddah Hajjari',
        title: 'كناريمراسلة أولى',
        bio: 'كنارينبذة تعرّف بها',
      },
      { name: 'كناريميسون البنّاء', latin: 'Canarymaysun Banna', title: 'كناريكاتبة زاوية', bio: 'كناريتعريف بكاتبة' },
    ] as const
    const made = [] as { personId: number; articleIds: number[]; catchIn: (text: string) => string[] }[]

    const add = async (who: (typeof SIGNED)[number], articles: number) => {
      const { call, read } = server().app
      const email = `${who.latin.split(' ')[0]?.toLowerCase() ?? ''}@example.org`
      const { accountId } = await call(
        'people/add-account',
        { email, name: who.name, role: 'reporter', passwordHash: 'x' },
        operator,
      )
      const account = await read
        .selectFrom('account')
        .select('person_id')
        .where('id', '=', accountId)
        .executeTakeFirstOrThrow()
      const personId = account.person_id ?? 0
      const { title, bio } = who
      const otherNames = [{ lang: 'en' as const, name: who.latin, title: '', bio: '' }]
      await call('people/change-person', { id: personId, title, bio, otherNames }, operator)
      const section = await read.selectFrom('section').select('id').executeTakeFirstOrThrow()
      const bylines = [{ personId, role: null }]
      const articleIds: number[] = []
      for (let n = 1; n <= articles; n += 1) {
        const wanted = { title: `مادة ${n} في المدينة ${personId}`, sectionId: section.id, bylines, tagNames: ['مدن'] }
        const kind = n === 1 ? 'opinion' : 'news'
        const { id } = await tell(call, { ...wanted, kind })
        articleIds.push(id)
        await call('articles/correct-article', { id, text: 'صُحّح رقم.' }, operator)
        const asked = await post(n, { article: String(id), body: `سؤال ${n} عن المادة ${id}` })
        if (asked.id === 0) throw new Error(`no comment: ${asked.status} ${asked.body.slice(-600)}`)
        const as = { actor: { kind: 'account', accountId } } as const
        await call('comments/answer-as-staff', { commentId: asked.id, body: 'جوابنا.', as: 'byline' }, as)
      }
      const words = [
        ...who.name.split(' '),
        ...who.latin.split(' '),
        who.title.split(' ')[0] ?? '',
        who.bio.split(' ')[0] ?? '',
      ]
      made.push({ personId, articleIds, catchIn: birdcatcher(words.map((value) => ({ name: value, value }))) })
    }

    /** One walk through everything, and where in it anything of a person stands. */
    const walk = async () => {
      const seeds = [
        '/',
        '/en',
        '/feed.xml',
        '/corrections',
        '/search?q=' + encodeURIComponent('المدينة'),
        '/search/feed.xml?q=' + encodeURIComponent('المدينة'),
        '/search/suggest?q=' + encodeURIComponent('كنا'),
        '/search/suggest?q=canary',
        '/archive/2017/06/13',
        '/comments/mine',
        '/transparency',
        ...made.flatMap(({ personId, articleIds }) => [
          `/author/${personId}`,
          `/en/author/${personId}`,
          `/author/${personId}/feed.xml`,
          ...articleIds.flatMap((id) => [
            `/article/${id}`,
            `/comments/new?article=${id}`,
            `/letters/error?article=${id}`,
          ]),
        ]),
      ]
      const found = await crawl(server().base, seeds, MOST)
      expect(found.length).toBeGreaterThan(60)
      return ({ catchIn }: (typeof made)[number]) =>
        found.filter(({ all }) => catchIn(all).length > 0).map(({ path }) => decodeURIComponent(path))
    }
    const pageOf = async (id: number) => (await fetch(`${server().base}/article/${id}`)).text()
    const results = async (query: string) => {
      const page = await (await fetch(`${server().base}/search?q=${encodeURIComponent(query)}`)).text()
      return /<article|<h3/.test(/<main[\s\S]*<\/main>/.exec(page)?.[0] ?? page)
    }

    beforeAll(async () => {
      await open(1)
      await add(SIGNED[0], 2)
      await add(SIGNED[1], 1)
      await server().settle()
    })

    test('stands everywhere before: the crawl sees what there is to lose', async () => {
      const [first, second] = made
      if (!first || !second) throw new Error('nobody signed')
      const placesOf = await walk()
      for (const part of [
        '/',
        '/feed.xml',
        '/محليات',
        '/search?q=المدينة',
        '/search/suggest?q=كنا',
        '/archive/2017/06/13',
      ])
        expect(placesOf(first), part).toContain(part)
      for (const one of [first, second]) {
        expect(placesOf(one).some((path) => path.startsWith(`/author/${one.personId}`))).toBe(true)
        for (const id of one.articleIds) expect(placesOf(one).some((path) => path.includes(`/${id}/`))).toBe(true)
      }
      expect(await pageOf(first.articleIds[0] ?? 0)).toMatch(/"@type":"Person","name":"كناريوضّاح/u)
      for (const query of ['كناريوضاح', 'Canarywaddah', 'كناريميسون'])
        expect([query, await results(query)]).toEqual([query, true])
    })

    test('stands nowhere from the same second on, in no page, feed, suggestion, header or search, and comes back when shown', async () => {
      const { call } = server().app
      const [first, second] = made
      if (!first || !second) throw new Error('nobody signed')
      await call('people/change-person', { id: first.personId, bylineHidden: true }, operator)
      // No job has run yet.
      for (const query of ['كناريوضاح', 'الحجّاري', 'Canarywaddah', 'Hajjari'])
        expect([query, await results(query)]).toEqual([query, false])
      const placesOf = await walk()
      expect(placesOf(first)).toEqual([])
      expect(placesOf(second).length).toBeGreaterThan(5)
      await server().settle()
      expect(await results('كناريوضاح')).toBe(false)
      await call('people/change-person', { id: first.personId, bylineHidden: false }, operator)
      await server().settle()
      for (const id of first.articleIds) expect(first.catchIn(await pageOf(id))).not.toEqual([])
      expect(await results('كناريوضاح')).toBe(true)
    })

    test('a legal demand hides it on its articles alone, answers under them too, and publishing again brings it back nowhere', async () => {
      const { call, read } = server().app
      const [first, second] = made
      if (!first || !second) throw new Error('nobody signed')
      const asked = { authority: 'محكمة', reference: '', receivedOn: '2017-06-12', dueOn: null, demanded: 'طلب' }
      const [one = 0, two = 0] = first.articleIds
      const articleIds = [...second.articleIds, one]
      const { id: demand } = await call('legal/save-demand', { ...asked, public: false, articleIds }, operator)
      const close = { id: demand, outcome: 'byline-hidden', reason: 'قرار', lockVersion: 1 } as const
      await call('legal/close-demand', close, operator)
      for (const query of ['كناريميسون', 'Canarymaysun']) expect([query, await results(query)]).toEqual([query, false])
      const [id = 0] = second.articleIds
      const { lock_version: lockVersion } = await read
        .selectFrom('article')
        .select('lock_version')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      await call('articles/take-step', { id, step: 'publish', lockVersion }, operator)
      await server().settle()
      const placesOf = await walk()
      expect(placesOf(second)).toEqual([])
      expect(placesOf(first).filter((path) => path.includes(`/${one}/`))).toEqual([])
      expect(placesOf(first).some((path) => path.includes(`/${two}/`))).toBe(true)
    })
  },
  { WARRAQ_RATE_LIMITS: 'off' },
)
