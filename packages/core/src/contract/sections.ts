import * as v from 'valibot'
import { id, line, prose, slug } from './wire.ts'

/** Sections: nested, in the order the newsroom gives them, slugs unique on the whole site. */

export interface SectionRow {
  readonly id: number
  readonly name: string
  readonly slug: string
  readonly description: string
  readonly parentId: number | null
  readonly articleCount: number
  readonly publicUrl: string
}

export const sectionInput = v.strictObject({
  name: line(80, 1),
  /** null or absent: made from the name. */
  slug: v.exactOptional(v.nullable(slug)),
  description: v.exactOptional(prose(600)),
  parentId: v.nullable(id),
})
export const sectionPatch = v.strictObject({
  name: v.exactOptional(line(80, 1)),
  slug: v.exactOptional(v.nullable(slug)),
  description: v.exactOptional(prose(600)),
})
/** Its articles and whoever heads it go to `intoId`; null is refused while there are any. Its address leads there. */
export const sectionRemoval = v.strictObject({ intoId: v.nullable(id) })
/** All sections, each after its elder siblings; moving a section under its own descendant is refused. */
export const sectionOrder = v.strictObject({
  items: v.pipe(v.array(v.strictObject({ id, parentId: v.nullable(id) })), v.maxLength(500), v.readonly()),
})
