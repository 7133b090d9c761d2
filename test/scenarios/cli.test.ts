import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import { createPostgresDatabase } from '../harness/databases.ts'
import { freePort } from '../harness/free-port.ts'
import type { DatabaseKind } from '../harness/newsroom.ts'
import type { Ended, Program } from '../harness/program.ts'
import { program } from '../harness/program.ts'

interface ArticleName {
  id: number
  url: string
  shortLink: string
  state: string
}

const folder = mkdtempSync(join(tmpdir(), 'warraq-cli-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

/** One line with the code, nothing on stdout, and no success. */
function expectRefusal({ code, out, err }: Ended, refusal: string): void {
  expect(err).toMatch(new RegExp(`^[^\n]+ \\[${refusal}\\]\n$`))
  expect(out).toBe('')
  expect(code).toBe(refusal === 'bad-command' ? 2 : 1)
}

/** The part of `search status` about what readers see: everything is there, and nothing waits. */
function publicIndexOf(documents: number): unknown {
  const whole = { scope: 'public', documents, indexed: documents, missing: [], stale: [], leftOver: [], waiting: 0 }
  return expect.arrayContaining([expect.objectContaining(whole)])
}

describe('warraq text', () => {
  const here = program({ WARRAQ_DATA_DIR: join(folder, 'never-made') })

  test.each([
    [['text', 'fold', 'الأَخبـــار'], 'الاخبار'],
    [['text', 'slug', 'لـ“رويترز”: الخبر'], 'لرويترز-الخبر'],
    [['text', 'stem', 'والكتاب في المدارس'], 'كتاب في مدارس'],
    [['text', 'date', '2017-06-13'], '13 يونيو 2017'],
    [['text', 'date', '18 رمضان 1438'], '13 يونيو 2017'],
    [['text', 'date', '18 رمضان 1438', '--hijri-offset', '1', '--country', 'SY'], '18 رمضان 1438 هـ'],
    [['text', 'date', 'الثلاثاء، ١٣ حزيران/يونيو ٢٠١٧', '--country', 'MA'], '13 يونيو 2017'],
    [['text', 'date', '2017-06-13', '--country', 'SY', '--digits', 'arab'], '١٣ حزيران ٢٠١٧'],
    [['text', 'date', '2017-06-13', '--country', 'dz'], '13 جوان 2017'],
    [['text', 'date', '2017-06-13', '--hijri'], '18 رمضان 1438 هـ'],
    [['text', 'date', '2017-06-13', '--hijri', '--hijri-offset', '-1', '--digits', 'arab'], '١٧ رمضان ١٤٣٨ هـ'],
  ])('%j prints the result alone', async (args, result) => {
    expect(await here.run(args)).toEqual({ code: 0, out: `${result}\n`, err: '' })
    expect(await here.json(args)).toEqual({ result })
  })

  test.each([
    [['text', 'date', '2017-02-30']],
    [['text', 'date', '2017-06-13', '--country', 'Syria']],
    [['text', 'date', '2017-06-13', '--digits', 'roman']],
    [['text', 'date', '2017-06-13', '--hijri', '--hijri-offset', '3']],
    [['text', 'fold']],
    [['text', 'fold', 'كلمة', 'أخرى']],
    [['text', 'date', '31 فبراير 2017']],
    [['text', 'date', 'يونيو 2017']],
  ])('%j is refused', async (args) => {
    expectRefusal(await here.run(args), 'bad-command')
  })

  test('loads neither the database nor the web server nor the picture library', async () => {
    const hook = `import { registerHooks } from 'node:module'
      registerHooks({ resolve(name, context, next) { const found = next(name, context); process._rawDebug(found.url); return found } })`
    const watched = program({}, ['--import', `data:text/javascript,${encodeURIComponent(hook)}`])
    const { err } = await watched.run(['text', 'fold', 'كلمة'])
    expect(err).toContain('/cli/commands/text.js')
    expect(
      err
        .split('\n')
        .filter((url) => /kysely|sqlite|\/pg\/|hono|sharp|argon2|nodemailer|\/serve\.js|\/context\.js/.test(url)),
    ).toEqual([])
  })
})

describe('a command line that is not understood', () => {
  const here = program({ WARRAQ_DATA_DIR: join(folder, 'never-made') })

  test.each([
    [[]],
    [['nonsense']],
    [['article']],
    [['article', 'show']],
    [['article', 'show', 'x']],
    [['article', 'show', '1', '--nonsense']],
    [['serve', 'now']],
  ])('%j is refused in one line', async (args) => expectRefusal(await here.run(args), 'bad-command'))

  test('is refused in Arabic unless English is asked for', async () => {
    const { err } = await program({ WARRAQ_LANG: 'ar' }).run(['nonsense'])
    expect(err).toBe('أمر غير مفهوم: لا أمر باسم nonsense [bad-command]\n')
    const english = await program({ WARRAQ_LANG: '', LANG: 'en_GB.UTF-8' }).run(['nonsense'])
    expect(english.err).toBe('Command not understood: there is no command nonsense [bad-command]\n')
  })

  test('a setting that is wrong is refused before anything happens', async () => {
    expectRefusal(await program({ PORT: 'many' }).run(['doctor']), 'setting-invalid')
  })

  test('a command that only looks makes no newsroom', async () => {
    for (const args of [
      ['article', 'show', '1'],
      ['comment', 'list'],
      ['search', 'status'],
      ['sample', 'remove'],
      ['user', 'reset', '--email', 'a@example.org'],
    ]) {
      expectRefusal(await here.run(args), 'no-newsroom')
    }
  })

  test('help is there in both languages', async () => {
    const { out } = await here.run(['article', 'add', '--help'])
    expect(out).toMatch(/^Usage: warraq article add \[options\]\n/)
    const arabic = await program({ WARRAQ_LANG: 'ar' }).run(['--help'])
    expect(arabic).toMatchObject({ code: 0, out: expect.stringContaining('الأوامر:') as string })
  })
})

async function newsroom(kind: DatabaseKind): Promise<Program> {
  const dataDir = mkdtempSync(join(folder, 'data-'))
  const database = kind === 'postgres' ? await createPostgresDatabase() : null
  onTestFinished(() => database?.drop())
  return program({ WARRAQ_DATA_DIR: dataDir, ...(database ? { WARRAQ_DATABASE_URL: database.url } : {}) })
}

describe.each(['sqlite', 'postgres'] as const)('a newsroom without a running server (%s)', (kind) => {
  const missing = kind === 'postgres' && !process.env['WARRAQ_TEST_POSTGRES_URL']

  // Some forty processes, one after the other.
  test.skipIf(missing)(
    'begins empty, takes people and articles, publishes, finds and withdraws',
    { timeout: 240_000 },
    async () => {
      const warraq = await newsroom(kind)
      expect(await warraq.run(['migrate', '--check'])).toMatchObject({
        code: 1,
        err: expect.stringContaining('[migrations-pending]') as string,
      })
      expectRefusal(await warraq.run(['init', '--name', 'النهار الجديد', '--locale', 'fr']), 'bad-command')
      const site = ['init', '--name', 'النهار الجديد', '--locale', 'ar-SY', '--time-zone', 'Asia/Damascus']
      const begun = await warraq.json<{ name: string; owner: { link: string } }>([
        ...site,
        '--owner',
        'owner@example.org',
        '--owner-name',
        'سلمى',
      ])
      expect(begun.name).toBe('النهار الجديد')
      expect(begun.owner.link).toMatch(/^http:\/\/127\.0\.0\.1:8080\/newsroom\/invitation\?token=[\w-]{43}$/)
      expectRefusal(await warraq.run(site), 'already-set-up')

      await people(warraq)
      const article = await articles(warraq)
      expect(await warraq.json(['search', 'status'])).toMatchObject({ scopes: publicIndexOf(1) })
      const { documents } = await warraq.json<{ documents: number }>(['search', 'reindex'])
      expect(documents).toBeGreaterThan(0)
      expect(await warraq.json(['search', 'status'])).toMatchObject({ scopes: publicIndexOf(1) })
      expect((await warraq.run(['article', 'withdraw', String(article.id), '--reason', 'خبر غير دقيق'])).code).toBe(0)
      expect(await warraq.json(['article', 'show', String(article.id)])).toMatchObject({
        state: 'withdrawn',
        withdrawnReason: 'خبر غير دقيق',
      })
      expectRefusal(await warraq.run(['article', 'publish', String(article.id)]), 'transition-not-possible')

      expect(await warraq.json(['comment', 'list'])).toEqual([])
      expectRefusal(await warraq.run(['comment', 'list', '--state', 'lost']), 'bad-command')
      expectRefusal(await warraq.run(['comment', 'decide', '1', '--approve']), 'not-found')
      expect(await warraq.json(['sample', 'remove'])).toMatchObject({ removed: false })
      expect(await warraq.json(['migrate', '--check'])).toMatchObject({ pending: [] })
      expect((await warraq.run(['migrate', '--status'])).out).toMatch(/^0001-foundation · applied /)
      expectRefusal(await warraq.run(['migrate']), 'bad-command')
      const doctor = await warraq.json<{ ok: boolean; checks: { name: string; mark: string }[] }>(['doctor'])
      expect(doctor).toMatchObject({ ok: true })
      expect(doctor.checks.filter(({ mark }) => mark === 'wrong')).toEqual([])
    },
  )
})

async function people(warraq: Program): Promise<void> {
  const member = ['user', 'add', '--name', 'سامر الأحمد', '--email', 'samer@example.org']
  expectRefusal(await warraq.run([...member, '--role', 'king']), 'bad-command')
  expectRefusal(await warraq.run([...member, '--role', 'reporter', '--password-stdin'], 'قصيرة\n'), 'weak-password')
  expectRefusal(await warraq.run([...member, '--role', 'reporter', '--password-stdin'], ''), 'bad-command')
  const added = await warraq.json([...member, '--role', 'reporter', '--password-stdin'], 'قارب يشرب القهوة صباحًا\n')
  expect(added).toMatchObject({ email: 'samer@example.org', role: 'reporter' })
  expectRefusal(await warraq.run([...member, '--role', 'admin']), 'email-taken')
  const invited = await warraq.json<{ link: string }>([
    'user',
    'add',
    '--name',
    'ريم',
    '--email',
    'reem@example.org',
    '--role',
    'moderator',
  ])
  expect(invited.link).toContain('/newsroom/invitation?token=')
  const reset = await warraq.json<{ link: string; purpose: string }>(['user', 'reset', '--email', 'SAMER@example.org'])
  expect(reset).toMatchObject({ purpose: 'reset', link: expect.stringContaining('/newsroom/reset?token=') as string })
  expectRefusal(await warraq.run(['user', 'reset', '--email', 'nobody@example.org']), 'not-found')
}

async function articles(warraq: Program): Promise<ArticleName> {
  const md = file('story.md', '\uFEFF# عنوان فرعي\n\nقال: «نص» **مهم**.\n\n- أول\n- ثان\n')
  const filing = ['--section', 'محليات', '--author', 'لَيان المرساوي']
  const draft = await warraq.json<ArticleName>([
    'article',
    'add',
    '--title',
    'الخبر الأول',
    '--body-file',
    md,
    ...filing,
    '--tag',
    'نقل',
    '--tag',
    'بحر',
    '--date',
    '2017-06-13',
  ])
  expect(draft.url).toBe(
    `http://127.0.0.1:8080/${encodeURIComponent('محليات')}/${draft.id}/${encodeURIComponent('الخبر-الأول')}`,
  )
  expect(draft.shortLink).toMatch(/^http:\/\/127\.0\.0\.1:8080\/s\/\w{6}$/)
  expect(draft.state).toBe('draft')
  expect(await warraq.json(['article', 'publish', String(draft.id)])).toEqual({ ...draft, state: 'published' })
  expect(await warraq.json(['article', 'show', String(draft.id)])).toMatchObject({
    title: 'الخبر الأول',
    section: 'محليات',
    authors: ['لَيان المرساوي'],
    tags: ['نقل', 'بحر'],
    // Noon in Damascus in June 2017.
    publishedAt: '2017-06-13T09:00:00.000Z',
    updatedAt: '2017-06-13T09:00:00.000Z',
    text: expect.stringContaining('قال: «نص» مهم.') as string,
  })
  // The same names in other spellings are the same section and person.
  const html = file('story.html', '<h2>عنوان</h2><p>نص <em>آخر</em></p><script>1</script>')
  const other = await warraq.run([
    'article',
    'add',
    '--title',
    'خبر ثان',
    '--body-file',
    html,
    '--section',
    'مَحليّات',
    '--author',
    'ليان المرساوي',
  ])
  expect(other.out).toContain('Not taken over as it was: script (1)')
  const shown = await warraq.json(['article', 'show', String(draft.id + 1)])
  expect(shown).toMatchObject({ section: 'محليات', authors: ['لَيان المرساوي'], publishedAt: null })

  const add = (...args: string[]) => warraq.run(['article', 'add', '--title', 'خبر', ...args])
  expectRefusal(await add('--body-file', join(folder, 'gone.md'), ...filing), 'bad-command')
  expectRefusal(await add('--body-file', file('story.docx', ''), ...filing), 'bad-command')
  expectRefusal(await add('--body-file', md, '--author', '1', '--section', '999'), 'not-found')
  expectRefusal(await add('--body-file', md, '--section', 'محليات'), 'bad-command')
  expectRefusal(await add('--body-file', md, ...filing, '--date', '13/6/2017'), 'bad-command')
  expectRefusal(await add('--body-file', md, ...filing, '--date', '2999-01-01'), 'bad-command')
  expectRefusal(await add('--body-file', file('empty.txt', ''), ...filing, '--publish'), 'not-publishable')
  expectRefusal(await warraq.run(['article', 'show', '999']), 'not-found')
  expectRefusal(await warraq.run(['article', 'withdraw', String(draft.id), '--reason', ' ']), 'reason-needed')
  const scheduled = await warraq.json<ArticleName>([
    'article',
    'add',
    '--title',
    'غدًا',
    '--body-file',
    md,
    ...filing,
    '--date',
    '2999-01-01T08:30',
    '--publish',
  ])
  expect(await warraq.json(['article', 'show', String(scheduled.id)])).toMatchObject({
    state: 'scheduled',
    scheduledAt: '2999-01-01T05:30:00.000Z',
  })
  return draft
}

test('two commands at once both do their work', async () => {
  const warraq = await newsroom('sqlite')
  const text = file('short.txt', 'سطر واحد.\n')
  const add = (n: number) =>
    warraq.json<ArticleName>([
      'article',
      'add',
      '--title',
      `خبر ${n}`,
      '--body-file',
      text,
      '--section',
      'محليات',
      '--author',
      'وكالات',
      '--publish',
    ])
  const made = await Promise.all([1, 2, 3, 4].map(add))
  expect(made.map(({ id }) => id).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4])
  expect(await warraq.json(['search', 'status'])).toMatchObject({ scopes: publicIndexOf(4) })
})

test('beside a running server a command changes what readers see at once', async () => {
  const port = await freePort()
  const dataDir = mkdtempSync(join(folder, 'data-'))
  const warraq = program({ WARRAQ_DATA_DIR: dataDir, PORT: String(port) })
  // A command's own settings do not say where the server is: it asks the server.
  const elsewhere = program({ WARRAQ_DATA_DIR: dataDir })
  const server = await warraq.serve()
  onTestFinished(() => server.stop().then(() => undefined))
  const origin = `http://127.0.0.1:${port}`
  expect(server.said).toContain(`Warraq is serving ${origin}/`)
  expect(server.said).toMatch(/\/newsroom\/setup\?token=[\w-]{43}\n/)
  const page = async (path = '/') => (await fetch(origin + path)).text()
  expect(await page()).toContain('مرسى الريحان')
  expectRefusal(
    await program({ WARRAQ_DATA_DIR: dataDir, PORT: String(await freePort()) }).run(['serve']),
    'data-in-use',
  )

  const text = file('news.txt', 'سطر أول.\n\nسطر ثان.\n')
  const added = await elsewhere.json<ArticleName>([
    'article',
    'add',
    '--title',
    'خبر من سطر الأوامر',
    '--body-file',
    text,
    '--section',
    'محليات',
    '--author',
    'وكالات',
    '--publish',
  ])
  expect(added.url).toMatch(new RegExp(`^${origin}/`))
  expect(await page()).toContain('خبر من سطر الأوامر')
  expect((await fetch(added.url)).status).toBe(200)
  expect((await fetch(added.shortLink, { redirect: 'manual' })).headers.get('location')).toContain(
    new URL(added.url).pathname,
  )

  const held = await elsewhere.json<{ id: number; article: number; state: string; text: string }[]>([
    'comment',
    'list',
    '--state',
    'held',
  ])
  expect(held).toHaveLength(2)
  const [first, second] = held
  expectRefusal(await elsewhere.run(['comment', 'decide', String(first?.id), '--remove']), 'clause-needed')
  expectRefusal(await elsewhere.run(['comment', 'decide', String(first?.id), '--remove', '--approve']), 'bad-command')
  const removal = [
    'comment',
    'decide',
    String(first?.id),
    '--remove',
    '--clause',
    'CL9',
    '--facts',
    'سؤال لا صلة له بالمادة',
  ]
  expect(await elsewhere.json(removal)).toEqual({ id: first?.id, state: 'removed' })
  expect(await elsewhere.json(['comment', 'decide', String(second?.id), '--approve'])).toEqual({
    id: second?.id,
    state: 'published',
  })
  expect(await elsewhere.json(['comment', 'list', '--state', 'held'])).toEqual([])

  const report = await elsewhere.json<{
    removed: boolean
    counts: Record<string, number>
    kept: { kind: string; name: string }[]
  }>(['sample', 'remove'])
  expect(report).toMatchObject({ removed: true, counts: { articles: 32, comments: 28 } })
  expect(report.kept.map(({ kind, name }) => `${kind} ${name}`).toSorted()).toEqual(['person وكالات', 'section محليات'])
  const front = await page()
  expect(front).toContain('خبر من سطر الأوامر')
  expect(front).not.toContain('مرسى الريحان')
  expect(await elsewhere.json(['doctor'])).toMatchObject({ ok: true })
  expect(await server.stop()).toBe(0)
})
