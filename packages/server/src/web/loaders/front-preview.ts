import type { FrontLayout } from '@warraq/core/site/front-types'
import type { WebContext } from '../context.ts'
import { FrontPage } from '../pages/front-page.tsx'
import { renderPage } from '../pages/render.ts'
import type { Lang } from '../views/site.ts'
import { frontPageView } from './front.ts'

/** A front page that nobody has published yet, drawn as readers would see it now. */
export async function frontPreviewHtml(context: WebContext, lang: Lang, layout: FrontLayout): Promise<string> {
  const main = await context.sites.get(null)
  const site = main.lang === lang ? main : await context.sites.get(lang)
  return renderPage(FrontPage, await frontPageView(context, site, layout), site.messages)
}
