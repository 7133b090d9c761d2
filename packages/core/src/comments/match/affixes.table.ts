/**
 * What is written together with an Arabic word, in folded letters (ة is ه, ى is ي, hamzas are their seats). Research on
 * light stemmers takes the same ones off; the dialects' (هال, عال, يا joined, كو, ش) are added here.
 */
export interface Proclitic {
  readonly text: string
  /** The word behind it is definite: it takes no possessive. */
  readonly definite?: true
  /** A preposition: the word is not what somebody is called. */
  readonly governed?: true
  /** A conjunction: the word stands beside another. */
  readonly joins?: true
  /** «هالحمار»: this one. */
  readonly points?: true
  /** Somebody is called: what follows is aimed. */
  readonly calls?: true
  /** Stands also before a word of three letters; the others make honest words of them (فخرا, لزق). */
  readonly light?: true
}

const DIRECT: readonly Proclitic[] = [
  { text: '', light: true },
  { text: 'ال', definite: true, light: true },
  { text: 'ب', governed: true },
  { text: 'ك', governed: true },
  { text: 'ل', governed: true },
  { text: 'بال', definite: true, governed: true, light: true },
  { text: 'كال', definite: true, governed: true, light: true },
  { text: 'لل', definite: true, governed: true, light: true },
  { text: 'هال', definite: true, points: true, light: true },
  { text: 'عال', definite: true, governed: true, light: true },
  { text: 'مال', definite: true, governed: true, light: true },
  { text: 'يا', calls: true, light: true },
  { text: 'يال', calls: true, light: true },
  { text: 'ي' },
]

/** Each of them, with و or ف before it. The longest first: the first that fits is the likeliest. */
export const PROCLITICS: readonly Proclitic[] = ['', 'و', 'ف']
  .flatMap((conjunction) =>
    DIRECT.map((one) => ({
      ...one,
      text: conjunction + one.text,
      ...(conjunction === '' ? {} : { joins: true as const }),
      light: one.light && (conjunction !== 'ف' || one.definite) ? true : undefined,
    })),
  )
  .map(({ light, ...one }) => (light ? { ...one, light } : one))
  .toSorted((a, b) => b.text.length - a.text.length)

export interface Ending {
  readonly text: string
  /** Says whose it is: not behind the article. */
  readonly possessive?: true
  /** What the bare word had in its place: شرموطتك is شرموطه and ك. */
  readonly instead?: string
}

// oxfmt-ignore
export const ENDINGS: readonly Ending[] = [
  { text: '' },
  { text: 'ه' }, { text: 'ا' }, { text: 'ات' }, { text: 'ات', instead: 'ه' }, { text: 'ين' }, { text: 'ون' }, { text: 'ان' },
  { text: 'تين', instead: 'ه' }, { text: 'تان', instead: 'ه' }, { text: 'يه' }, { text: 'يين' }, { text: 'ش' },
  { text: 'ي', possessive: true }, { text: 'ك', possessive: true }, { text: 'ها', possessive: true },
  { text: 'هم', possessive: true }, { text: 'هن', possessive: true }, { text: 'كم', possessive: true },
  { text: 'كن', possessive: true }, { text: 'كو', possessive: true }, { text: 'نا', possessive: true },
  { text: 'ني', possessive: true }, { text: 'كي', possessive: true }, { text: 'هون', possessive: true },
  { text: 'تي', possessive: true }, { text: 'تك', possessive: true }, { text: 'ته', possessive: true },
  { text: 'تها', possessive: true }, { text: 'تهم', possessive: true }, { text: 'تكم', possessive: true },
  { text: 'تنا', possessive: true },
  { text: 'تي', possessive: true, instead: 'ه' }, { text: 'تك', possessive: true, instead: 'ه' },
  { text: 'ته', possessive: true, instead: 'ه' }, { text: 'تها', possessive: true, instead: 'ه' },
  { text: 'تهم', possessive: true, instead: 'ه' }, { text: 'تكم', possessive: true, instead: 'ه' },
  { text: 'تنا', possessive: true, instead: 'ه' },
  { text: 'اتك', possessive: true }, { text: 'اتكم', possessive: true }, { text: 'اتهم', possessive: true },
  { text: 'اتنا', possessive: true }, { text: 'ينك', possessive: true }, { text: 'ينكم', possessive: true },
]
