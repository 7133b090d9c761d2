import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import { HtmlValidate } from 'html-validate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromiumArguments, chromiumPath } from '../harness/browsers.ts'
import { commenter, idOf } from '../harness/commenter.ts'
import type { Story } from './own-story.ts'
import { decide, form, openStory, operator, REMOVAL } from './own-story.ts'

const executablePath = chromiumPath()

describe.skipIf(executablePath === undefined)('a commenter’s own pages in Chromium', () => {
  const state = {} as { story: Story; browser: Browser }
  beforeAll(async () => {
    state.story = await openStory('sqlite', { WARRAQ_SMTP_URL: 'smtp://127.0.0.1:1', WARRAQ_MAIL_FROM: 'a@b.example' })
    state.browser = await chromium.launch({ executablePath: executablePath ?? '', args: [...chromiumArguments] })
  })
  afterAll(async () => {
    await state.browser.close()
    await state.story.server.close()
  })

  async function visit(scripts: boolean, look: (page: Page) => Promise<void>, cookie = ''): Promise<void> {
    const context = await state.browser.newContext({
      javaScriptEnabled: scripts,
      viewport: { width: 360, height: 740 },
    })
    const [name = '', value = ''] = cookie.split('=')
    if (name !== '') await context.addCookies([{ name, value, url: state.story.server.base }])
    await look(await context.newPage())
    await context.close()
  }

  test('without scripts and by keyboard: from the foot of the article to an edit, a withdrawal, an appeal', async () => {
    const { server, path } = state.story
    await visit(false, async (page) => {
      await page.goto(server.base + path)
      await page.fill('#field-body', 'تعليق أعدّله ثم أسحبه.')
      await page.fill('#field-name', 'سلمى')
      await page.fill('#field-email', 'salma@example.org')
      await page.press('#field-email', 'Enter')
      await page.waitForURL(/#c-\d+$/)
      await page.click('footer a[href="/comments/mine"]')
      expect(await page.textContent('.own-state')).toContain('منشور')
      await page.focus('.own-links a[href$="/edit"]')
      await page.keyboard.press('Enter')
      await page.fill('#field-body', 'تعليق عدّلته ثم أسحبه.')
      await page.focus('main button[type="submit"]')
      await page.keyboard.press('Enter')
      await page.waitForURL(/done=edited/)
      expect(await page.textContent('.own-done')).toContain('نُشر نص تعليقك الجديد.')
      expect(await page.textContent('.own-list')).toContain('تعليق عدّلته ثم أسحبه.')
      await page.click('.own-links a[href$="/withdraw"]')
      await page.click('main button[type="submit"]')
      expect(await page.textContent('.own-state')).toContain('سحبته')

      await page.goto(server.base + path)
      await page.fill('#field-body', 'تعليق يُزال وأعترض عليه.')
      await page.fill('#field-name', 'سلمى')
      await page.fill('#field-email', 'salma@example.org')
      await page.press('#field-email', 'Enter')
      await page.waitForURL(/#c-\d+$/)
      await decide(state.story, Number(/#c-(\d+)$/.exec(page.url())?.[1]), REMOVAL)
      await page.goto(`${server.base}/comments/mine`)
      await page.click('.own-links a[href*="/decision/"]')
      await page.fill('#field-text', 'نقلت كلام المادة.')
      await page.click('#appeal button')
      expect(await page.textContent('#appeal')).toContain('قيد النظر')
    })
  })

  test('nothing serious is wrong for who listens to them or uses a keyboard, and all stays inside 360 px', async () => {
    const { story } = state
    const { call, read } = story.server.app
    const reader = commenter(story.server, story.articleId)
    const write = async (body: string) => idOf((await reader.send({ body })).headers.get('location'))
    const kept = await write('تعليق باقٍ في النقاش')
    const first = await decide(story, await write('تعليق يُزال أولًا'), REMOVAL)
    const second = await decide(story, await write('تعليق يُزال ثانيًا'), REMOVAL)
    await call('people/change-account', { accountId: story.second, status: 'disabled' }, operator)
    await reader.ask(`/comments/mine/decision/${second}`, form({ text: 'لم أصف أحدًا.' }))
    const { id } = await read
      .selectFrom('appeal')
      .select('id')
      .where('decision_id', '=', second)
      .executeTakeFirstOrThrow()
    const { token } = await call('comments/make-outside-link', { appealId: id }, operator)
    const validator = new HtmlValidate({ root: true, extends: ['html-validate:standard', 'html-validate:a11y'] })
    await visit(
      true,
      async (page) => {
        for (const path of [
          '/comments/mine',
          '/comments/mine/enter',
          `/comments/mine/${kept}/edit`,
          `/comments/mine/decision/${first}`,
          `/comments/mine/decision/${second}`,
          '/comments/mine/erase',
          `/comments/appeal/${token}`,
        ]) {
          const { results } = await validator.validateString((await reader.ask(path)).body)
          expect([path, results.flatMap(({ messages }) => messages.map((one) => one.message))]).toEqual([path, []])
          await page.goto(story.server.base + path)
          expect([path, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([path, 360])
          const { violations } = await new AxeBuilder({ page }).include('main').analyze()
          const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
          expect([path, grave.map((one) => one.id)]).toEqual([path, []])
        }
      },
      reader.jar.cookie,
    )
  }, 60_000)
})
