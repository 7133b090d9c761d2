import * as v from 'valibot'
import { line, lockVersion } from './wire.ts'

/** Choices of the newsroom that live in the database, with history. */

/** Colour as CSS hexadecimal, six digits. */
const colour = v.pipe(v.string(), v.regex(/^#[0-9a-fA-F]{6}$/))
/** Overrides of the country's month names: the families of @warraq/arabic. */
export const MONTH_FAMILY_IDS = ['gulf', 'levant', 'maghreb', 'morocco', 'mauritania', 'pair'] as const
export type MonthFamilyId = (typeof MONTH_FAMILY_IDS)[number]

/** All held; the first ones of a reader held; by the rules; open to all but what the rules hold for certain. */
export const COMMENT_MODES = ['pre', 'first', 'post', 'open'] as const

export const siteSettings = v.strictObject({
  names: v.strictObject({ ar: line(80, 1), en: line(80) }),
  taglines: v.strictObject({ ar: line(200), en: line(200) }),
  language: v.picklist(['ar', 'en']),
  /** ISO 3166-1 alpha-2; decides month names, week start and weekend. */
  country: v.pipe(v.string(), v.regex(/^[A-Z]{2}$/)),
  monthFamily: v.nullable(v.picklist(MONTH_FAMILY_IDS)),
  digits: v.picklist(['latn', 'arab']),
  hijri: v.strictObject({
    shown: v.boolean(),
    /** Days added to Umm al-Qura. */
    offset: v.pipe(v.number(), v.integer(), v.minValue(-2), v.maxValue(2)),
  }),
  /** IANA name; decides dates, the archive and scheduling. */
  timeZone: v.pipe(v.string(), v.regex(/^[A-Za-z_]+(?:\/[\w+-]+){0,2}$/), v.maxLength(64)),
  comments: v.strictObject({
    open: v.boolean(),
    mode: v.picklist(COMMENT_MODES),
    /** Days after publication; null: never. */
    closeAfterDays: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3650))),
  }),
  theme: v.strictObject({ paper: colour, ink: colour, darkPaper: colour, darkInk: colour, accent: colour }),
})
export type SiteSettings = v.InferOutput<typeof siteSettings>

export const saveSiteInput = v.strictObject({ settings: siteSettings, lockVersion })
export interface SiteView {
  readonly settings: SiteSettings
  readonly lockVersion: number
  readonly savedAt: string
  readonly savedBy: string | null
}
