import { FIRST_CARE } from '@warraq/core/care/care-settings'
import { expect, test } from 'vitest'
import { eachServer } from '../harness/server.ts'
import { tell } from '../harness/stories.ts'

const operator = { actor: { kind: 'operator' } } as const

eachServer('legal demands', (server) => {
  const figures = async (path = '/transparency') => {
    const html = await (await fetch(server().base + path)).text()
    return [...html.matchAll(/<dt>([^<]+)<\/dt><dd>([^<]+)<\/dd>/gu)].map(
      ([, label = '', value = '']) => `${label}: ${value}`,
    )
  }
  const save = (change: object, id?: { id: number; lockVersion: number }) =>
    server().app.call(
      'legal/save-demand',
      {
        authority: 'محكمة المدينة الخفية',
        reference: '17',
        receivedOn: '2017-06-12',
        dueOn: null,
        demanded: 'سحب كلام',
        public: true,
        articleIds: [],
        ...id,
        ...change,
      },
      operator,
    )

  test('are counted on the page of transparency only where the owner says so; a change of a demand shows at once', async () => {
    const { call } = server().app
    const { id } = await save({})
    await save({ public: false })
    expect(await figures()).toEqual([])
    expect(await (await fetch(`${server().base}/transparency.csv`)).text()).not.toContain('legal')
    await call('care/save-care-settings', { settings: { ...FIRST_CARE, demandsShown: true }, lockVersion: 0 }, operator)
    const shown = await figures()
    expect(shown).toContain('طلبات وردت من جهات رسمية أو قضائية: 1')
    expect(shown).toContain('منها ما لم يُقرَّر فيه بعد: 1')
    await call('legal/take-demand-back', { id, reason: 'عدلت المحكمة', lockVersion: 1 }, operator)
    expect(await figures()).toContain('منها ما رجعت عنه الجهة: 1')
    const { id: other } = await save({})
    expect(await figures()).toContain('طلبات وردت من جهات رسمية أو قضائية: 2')
    await save({ public: false }, { id: other, lockVersion: 1 })
    expect(await figures()).toContain('طلبات وردت من جهات رسمية أو قضائية: 1')
    expect(await figures('/en/transparency')).toContain('Demands received from authorities or courts: 1')
    const csv = await (await fetch(`${server().base}/transparency.csv`)).text()
    expect(csv).toContain('total,legal_demands_received,,1\r\n')
    for (const path of ['/transparency', '/transparency.csv'])
      expect(await (await fetch(server().base + path)).text()).not.toMatch(/محكمة المدينة|سحب كلام|عدلت المحكمة/u)
  })

  test('a demand that was taken back is decided by nobody, needs a reason and touches no article', async () => {
    const { call, read } = server().app
    const section = await call('sections/create-section', { name: 'محليات', parentId: null }, operator)
    const article = await tell(call, { title: 'مادة باقية', sectionId: section.id })
    const { id } = await save({ articleIds: [article.id] })
    const back = (reason: string, lockVersion = 1) =>
      call('legal/take-demand-back', { id, reason, lockVersion }, operator)
    await expect(back(' ')).rejects.toMatchObject({ code: 'reason-needed' })
    await expect(back('خطأ', 7)).rejects.toMatchObject({ code: 'edited-meanwhile' })
    await back('أُدخل خطأً')
    await expect(back('أُدخل خطأً', 2)).rejects.toMatchObject({ code: 'demand-closed' })
    const close = { id, outcome: 'withdrawn', reason: 'قرار', lockVersion: 2 } as const
    await expect(call('legal/close-demand', close, operator)).rejects.toMatchObject({ code: 'demand-closed' })
    expect((await fetch(`${server().base}/article/${article.id}`)).status).toBe(200)
    const kept = await read.selectFrom('legal_demand').select(['outcome', 'reason']).where('id', '=', id).execute()
    expect(kept).toEqual([{ outcome: null, reason: 'أُدخل خطأً' }])
  })
})
