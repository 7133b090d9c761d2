import * as v from 'valibot'
import { bodyTree } from './articles.ts'
import type { MediaRef } from './media.ts'
import { id, line, lockVersion, slug } from './wire.ts'

/** Static pages («من نحن») and the menus that lead to them. */

export interface PageRow {
  readonly id: number
  readonly title: string
  readonly slug: string
  readonly published: boolean
  readonly updatedAt: string
  readonly publicUrl: string | null
}

export const createPageInput = v.strictObject({ title: line(200, 1) })
export const pageContent = v.strictObject({
  title: line(200, 1),
  slug,
  body: bodyTree,
  published: v.boolean(),
})
export type PageContent = v.InferOutput<typeof pageContent>
export const savePageInput = v.strictObject({ content: pageContent, lockVersion })

export interface PageView {
  readonly id: number
  readonly content: PageContent
  readonly lockVersion: number
  readonly updatedAt: string
  readonly publicUrl: string | null
  readonly media: Readonly<Record<string, MediaRef>>
  readonly related: Readonly<Record<string, string>>
}
export interface SavedPage {
  readonly lockVersion: number
  readonly savedAt: string
  readonly publicUrl: string | null
}

export const MENU_NAMES = ['main', 'footer'] as const
export type MenuName = (typeof MENU_NAMES)[number]

const target = v.variant('kind', [
  v.strictObject({ kind: v.literal('section'), id }),
  v.strictObject({ kind: v.literal('page'), id }),
  v.strictObject({ kind: v.literal('front') }),
  v.strictObject({ kind: v.literal('corrections') }),
  /** A path on this site or an http(s) address. */
  v.strictObject({
    kind: v.literal('address'),
    href: v.pipe(v.string(), v.maxLength(500), v.regex(/^(?:\/(?!\/)|https?:\/\/)[^\s]*$/u)),
  }),
])
export type MenuTarget = v.InferOutput<typeof target>

/** An empty label shows the name of the section or page. */
export const menuItem = v.strictObject({ label: line(60), target })
export type MenuItem = v.InferOutput<typeof menuItem>

export const saveMenuInput = v.strictObject({
  name: v.picklist(MENU_NAMES),
  items: v.pipe(v.array(menuItem), v.maxLength(40), v.readonly()),
  lockVersion,
})
export interface MenuView {
  readonly name: MenuName
  readonly items: readonly MenuItem[]
  readonly lockVersion: number
}
