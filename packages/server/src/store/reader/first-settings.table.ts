import type { SiteSettings } from '@warraq/core/contract/site'

/** What a site is before its owner has chosen anything. */
export const FIRST_SETTINGS: SiteSettings = {
  names: { ar: 'ورّاق', en: 'Warraq' },
  taglines: { ar: '', en: '' },
  language: 'ar',
  country: 'EG',
  monthFamily: null,
  digits: 'latn',
  hijri: { shown: true, offset: 0 },
  timeZone: 'Africa/Cairo',
  comments: { open: true, mode: 'pre', closeAfterDays: null },
  theme: { paper: '#FFFDF8', ink: '#171614', darkPaper: '#141312', darkInk: '#E9E5DD', accent: '#8A1C1C' },
}
