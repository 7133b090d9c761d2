/** What becomes of the types of things that WordPress and its plug-ins keep as posts. */

import type { ArticleKind } from '@warraq/core/articles/states'
import type { LeaveReason } from './import-report.ts'

export type TypeRule =
  | { readonly as: 'article'; readonly kind: ArticleKind }
  | { readonly as: 'page' }
  | { readonly as: 'left'; readonly why: LeaveReason }

const article = (kind: ArticleKind): TypeRule => ({ as: 'article', kind })
const left = (why: LeaveReason): TypeRule => ({ as: 'left', why })

/** By `post_type`. What is not here has no place here, unless the operator gives it one (`--type movie=article:report`). */
export const POST_TYPES: Readonly<Record<string, TypeRule>> = {
  post: article('news'),
  page: { as: 'page' },
  news: article('news'),
  article: article('news'),
  articles: article('news'),
  story: article('news'),
  stories: article('news'),
  blog: article('news'),
  press: article('news'),
  report: article('report'),
  reports: article('report'),
  feature: article('report'),
  investigation: article('investigation'),
  investigations: article('investigation'),
  interview: article('interview'),
  interviews: article('interview'),
  opinion: article('opinion'),
  opinions: article('opinion'),
  column: article('opinion'),
  cartoon: article('cartoon'),
  caricature: article('cartoon'),
  dossier: article('dossier'),
  gallery: article('gallery'),
  galleries: article('gallery'),
  video: article('video'),
  videos: article('video'),
  revision: left('machinery'),
  custom_css: left('machinery'),
  customize_changeset: left('machinery'),
  oembed_cache: left('machinery'),
  user_request: left('machinery'),
  wp_global_styles: left('machinery'),
  wp_navigation: left('machinery'),
  wp_template: left('machinery'),
  wp_template_part: left('machinery'),
  wp_font_family: left('machinery'),
  wp_font_face: left('machinery'),
  acf: left('machinery'),
  'acf-field': left('machinery'),
  'acf-field-group': left('machinery'),
  elementor_library: left('machinery'),
  'guest-author': left('machinery'),
  /** Where a text uses one, its words stand in the text. */
  wp_block: left('machinery'),
}

/** Post formats of WordPress that are kinds here. */
export const FORMAT_KINDS: Readonly<Record<string, ArticleKind>> = {
  'post-format-video': 'video',
  'post-format-gallery': 'gallery',
}
