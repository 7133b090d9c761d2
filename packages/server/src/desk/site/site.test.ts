import type { MenuItem, PageContent } from '@warraq/core/contract/pages'
import type { SiteSettings } from '@warraq/core/contract/site'
import type { StaleDetails } from '@warraq/core/contract/wire'
import { expect, test } from 'vitest'
import { eachDatabase } from '../../../../../test/harness/newsroom.ts'
import { testDesk } from '../fixtures/test-desk.ts'

const operator = { actor: { kind: 'operator' } } as const

eachDatabase('static pages and menus', (newsroom) => {
  test('a page is written, published at its address, moved, and never overwritten by an older copy', async () => {
    const desk = testDesk(newsroom())
    const { token } = await desk.staff('managing-editor', { name: 'ندى' })
    const { id } = (await desk.send('pages.create', { title: 'من نحن' }, { token })).body
    const params = { id }
    const first = (await desk.send('pages.read', {}, { token, params })).body
    expect(first).toMatchObject({
      content: { title: 'من نحن', slug: 'من-نحن', published: false },
      lockVersion: 1,
      publicUrl: null,
    })
    const save = (change: Partial<PageContent>, lockVersion: number) =>
      desk.send('pages.save', { content: { ...first.content, ...change }, lockVersion }, { token, params })
    const out = await save({ published: true, title: 'من نحن؟' }, 1)
    expect(out.body).toMatchObject({
      lockVersion: 2,
      publicUrl: `http://127.0.0.1:8080/page/${encodeURIComponent('من-نحن')}`,
    })
    const stale = await save({ title: 'نسخة قديمة' }, 1)
    expect(stale.error.code).toBe('edited-meanwhile')
    expect(stale.error.details as StaleDetails<PageContent>).toMatchObject({
      theirs: { title: 'من نحن؟' },
      savedBy: 'ندى',
      lockVersion: 2,
    })
    expect((await save({ slug: 'عن-الصحيفة', published: true }, 2)).status).toBe(200)
    expect(
      await newsroom()
        .read.selectFrom('old_address')
        .select(['path_key', 'target_id'])
        .where('kind', '=', 'page')
        .execute(),
    ).toEqual([{ path_key: '/page/من-نحن', target_id: id }])
    const other = (await desk.send('pages.create', { title: 'عن الصحيفة' }, { token })).body
    const second = (await desk.send('pages.read', {}, { token, params: { id: other.id } })).body
    expect(second.content.slug).toBe('عن-الصحيفة-2')
    expect(
      (
        await desk.send(
          'pages.save',
          { content: { ...second.content, slug: 'عن-الصحيفه' }, lockVersion: 1 },
          { token, params: { id: other.id } },
        )
      ).error,
    ).toMatchObject({ code: 'slug-taken', fields: { 'content.slug': expect.any(String) } })
    expect(
      (
        await desk.send(
          'pages.save',
          {
            content: {
              ...second.content,
              body: { type: 'doc', attrs: { version: 1 }, content: [{ type: 'iframe' }] } as never,
            },
            lockVersion: 1,
          },
          { token, params: { id: other.id } },
        )
      ).error.code,
    ).toBe('bad-body')
    expect((await desk.send('pages.list', {}, { token })).body.rows.map(({ published }) => published)).toEqual([
      true,
      false,
    ])
  })

  test('a menu holds what exists, and a stale one is not saved', async () => {
    const desk = testDesk(newsroom())
    const { token } = await desk.staff('managing-editor')
    const { id } = await newsroom().call('sections/create-section', { name: 'رأي', parentId: null }, operator)
    const items: MenuItem[] = [
      { label: '', target: { kind: 'section', id } },
      { label: 'اتصل\u202e بنا', target: { kind: 'address', href: '/page/contact' } },
      { label: '', target: { kind: 'front' } },
    ]
    const save = (list: MenuItem[], lockVersion: number) =>
      desk.send('menus.save', { name: 'main', items: list, lockVersion }, { token })
    expect((await save(items, 0)).body).toEqual({ lockVersion: 1 })
    const menus = (await desk.send('menus.read', {}, { token })).body.rows
    expect(menus).toMatchObject([
      { name: 'main', lockVersion: 1, items: [items[0], { label: 'اتصل بنا' }, items[2]] },
      { name: 'footer', lockVersion: 0, items: [] },
    ])
    expect((await save([], 0)).error).toMatchObject({ code: 'edited-meanwhile', details: { theirs: menus[0]?.items } })
    expect((await save([{ label: '', target: { kind: 'page', id: 999_999 } }], 1)).error.fields).toHaveProperty(
      'items.0.target.id',
    )
    expect((await save([{ label: '', target: { kind: 'address', href: 'https://example.org/' } }], 1)).error.code).toBe(
      'name-needed',
    )
  })
})

eachDatabase('settings and jobs', (newsroom) => {
  test('settings are saved whole with history; a zone nobody knows and a stale copy are refused', async () => {
    const desk = testDesk(newsroom())
    const { token } = await desk.staff('admin', { name: 'المديرة' })
    const { settings, lockVersion } = (await desk.send('site.read', {}, { token })).body
    const save = (change: Partial<SiteSettings>, version = lockVersion) =>
      desk.send('site.save', { settings: { ...settings, ...change }, lockVersion: version }, { token })
    expect((await save({ timeZone: 'Mars/Olympus' })).error).toMatchObject({
      code: 'bad-input',
      fields: { 'settings.timeZone': expect.any(String) },
    })
    expect((await save({ names: { ar: '\u200b', en: '' } })).error.fields).toHaveProperty('settings.names.ar')
    const saved = await save({
      country: 'SY',
      timeZone: 'Asia/Damascus',
      digits: 'arab',
      names: { ar: 'المرفأ\u202e', en: '' },
    })
    expect(saved.body).toEqual({ lockVersion: lockVersion + 1 })
    expect((await desk.send('site.read', {}, { token })).body).toMatchObject({
      settings: { names: { ar: 'المرفأ' }, country: 'SY' },
      savedBy: 'المديرة',
    })
    expect((await desk.send('session.read', {}, { token })).body).toMatchObject({
      site: { name: 'المرفأ', timeZone: 'Asia/Damascus', digits: 'arab' },
    })
    const stale = await save({ country: 'EG' })
    expect(stale.error).toMatchObject({
      code: 'edited-meanwhile',
      details: { savedBy: 'المديرة', theirs: { country: 'SY' } },
    })
    expect(await newsroom().read.selectFrom('setting_history').select('id').execute()).toHaveLength(1)
  })

  test('a job that failed too often is shown in words, tried again or given up', async () => {
    const desk = testDesk(newsroom())
    const { token, accountId } = await desk.staff('admin', { name: 'هيا' })
    await newsroom().call('people/make-account-link', { accountId, mail: true }, operator)
    const park = async () => {
      const [job] = await newsroom().call('jobs/claim-jobs', { worker: 'w', most: 1, kinds: ['send-mail'] }, operator)
      await newsroom().call(
        'jobs/settle-job',
        { id: job!.id, worker: 'w', attempts: job!.attempts, error: 'connection refused (1a2b3c4d)', final: true },
        operator,
      )
      return job!.id
    }
    const id = await park()
    expect((await desk.send('desk.counts', {}, { token })).body.failedJobs).toBe(1)
    const { rows } = (await desk.send('jobs.failed', {}, { token })).body
    expect(rows).toMatchObject([
      {
        id,
        kind: 'send-mail',
        about: 'رسالة بريد إلى هيا: تغيير كلمة المرور',
        error: 'connection refused',
        ref: '1a2b3c4d',
      },
    ])
    expect(JSON.stringify(rows)).not.toContain('@')
    expect((await desk.send('jobs.retry', {}, { token, params: { id } })).status).toBe(200)
    expect((await desk.send('jobs.retry', {}, { token, params: { id } })).status).toBe(404)
    await park()
    expect((await desk.send('jobs.discard', {}, { token, params: { id } })).status).toBe(200)
    expect((await desk.send('jobs.failed', {}, { token })).body.rows).toEqual([])
  })
})
