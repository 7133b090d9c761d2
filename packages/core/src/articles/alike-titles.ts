import { createAnalyser, isStopWord, type Analyser } from '@warraq/arabic'

/** What of a title counts when titles are compared: the stems of its words, and its numbers. */
interface TitleKey {
  readonly stems: ReadonlySet<string>
  readonly numbers: string
}

const NUMBER = /^[0-9.]+$/

/** Hamza, marks, ة/ه, ى/ي, the article and the order of words do not count; nor do words that every title has. */
function titleKey(title: string, analyser: Analyser): TitleKey {
  const typed = analyser.tokens(title)
  const numbers = typed.flatMap(({ text }) => (NUMBER.test(text) ? text : [])).toSorted()
  const stems = typed.flatMap((word) => (NUMBER.test(word.text) || isStopWord(word.text) ? [] : word.stem))
  return { stems: new Set(stems), numbers: numbers.join(' ') }
}

/** Of the words of both titles, the share that both must have. One word of five may differ, and one of three may not. */
const SHARED = 0.66
/** A title of one word is alike only to itself. */
const FEWEST = 2

/**
 * Those of the others whose title an editor would take for the same story told twice. Numbers have to be the same: the
 * budget of 2016 is not that of 2017.
 */
export function withAlikeTitles<Other extends { readonly title: string }>(
  title: string,
  others: readonly Other[],
): Other[] {
  const analyser = createAnalyser()
  const own = titleKey(title, analyser)
  if (own.stems.size < FEWEST) return []
  return others.filter((other) => areAlike(own, titleKey(other.title, analyser)))
}

function areAlike(left: TitleKey, right: TitleKey): boolean {
  if (left.numbers !== right.numbers || right.stems.size < FEWEST) return false
  let shared = 0
  for (const one of left.stems) if (right.stems.has(one)) shared += 1
  return shared / (left.stems.size + right.stems.size - shared) >= SHARED
}
