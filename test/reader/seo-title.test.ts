import { expect, test } from 'vitest'
import { createMessages } from '../../packages/server/src/web/messages/messages.ts'
import { ArticlePage } from '../../packages/server/src/web/pages/article-page.tsx'
import { renderPage } from '../../packages/server/src/web/pages/render.ts'
import { fixtureArticle } from './fixtures/article.ts'

test('search engines and shares read the title that was written for them, readers the headline', () => {
  const view = fixtureArticle({ seoTitle: 'عبّارة الميناء: المواعيد والأسعار' })
  const page = renderPage(ArticlePage, view, createMessages('ar', 'latn'))
  expect(page).toContain(`<title>عبّارة الميناء: المواعيد والأسعار | ${view.site.name}</title>`)
  expect(page).toContain('<meta property="og:title" content="عبّارة الميناء: المواعيد والأسعار"/>')
  expect(page).toContain(`<h1>${view.headline}</h1>`)
  expect(page).toContain(`"headline":"${view.headline}"`)
  const plain = renderPage(ArticlePage, fixtureArticle(), createMessages('ar', 'latn'))
  expect(plain).toContain(`<title>${view.headline} | ${view.site.name}</title>`)
})
