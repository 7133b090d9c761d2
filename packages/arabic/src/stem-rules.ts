/**
 * The rules of the light stemmer, apart from its word lists.
 *
 * A light stemmer takes off what Arabic spelling joins to a word and leaves the pattern of the word
 * alone: article and clitics in front, endings of number, gender, case, person and nisba behind.
 * The idea of light stemming, and the endings, are those of L. Larkey, L. Ballesteros and M. Connell,
 * “Light Stemming for Arabic Information Retrieval” (2007); that a clitic of one letter goes only
 * when the rest is a word is A. Nwesri, S. Tahaghoghi and F. Scholer, “Stemming Arabic Conjunctions
 * and Prepositions” (2005). What is ours: the lists, protected stems, hamza and ت before pronouns.
 */

/** Folded stems, each list a set. */
export type StemLists = {
  /** Stems whose last letters look like an ending and are none: لبنان, قانون, تصويت, اجرا. */
  readonly whole: ReadonlySet<string>
  /** Stems whose first letters look like article or clitic and are none: وزير, كتاب, التزام, والد. */
  readonly own: ReadonlySet<string>
  /** Stems of words, names and verbs: what may be left when a clitic of one letter goes. */
  readonly known: ReadonlySet<string>
  /** Stems that are one word for a reader though their letters differ: اميرك, امريك. */
  readonly variants: ReadonlyMap<string, string>
}

const LEAST = 3

/** Pronouns, the ending of the feminine, tanwin, the plural of verbs: only ever last, and only one. */
const LAST_ENDINGS = ['هما', 'كما', 'ها', 'هم', 'هن', 'كم', 'نا', 'وا', 'ه', 'ا', 'ت', 'و']

/** These are so often letters of the word itself that what is left must be known. */
const ONLY_FROM_KNOWN: ReadonlySet<string> = new Set(['هن', 'كم', 'كما', 'نا', 'ت', 'و'])

/** Pronouns, before which ة is written ت and ء gets a seat. */
const PRONOUNS: ReadonlySet<string> = new Set(['هما', 'كما', 'ها', 'هم', 'هن', 'كم', 'نا', 'ه'])

/** Number and nisba; they follow each other: لبناني-ات, امريكي-ين. */
const INNER_ENDINGS = ['ات', 'ان', 'ون', 'ين', 'ي']

/** Article with conjunction and preposition, longest first. */
const ARTICLES = ['وبال', 'وكال', 'فبال', 'فكال', 'وال', 'فال', 'بال', 'كال', 'ولل', 'فلل', 'ال', 'لل']

/** Clitics of one letter, the future of verbs, and what stands before either. */
const CLITICS = ['وب', 'ول', 'وك', 'فب', 'فل', 'وس', 'فس', 'ب', 'ل', 'ك', 'ف', 'س']

const FIRST_OF_ARABIC = 0x621
const LAST_OF_ARABIC = 0x64a

/** The stem of a folded word by these lists. What is not written in Arabic letters is its own stem. */
export function stemBy(lists: StemLists, word: string): string {
  const first = word.charCodeAt(0)
  if (word.length <= LEAST || first < FIRST_OF_ARABIC || first > LAST_OF_ARABIC) {
    return lists.variants.get(word) ?? word
  }
  const stem = withoutPrefix(lists, word)
  return lists.variants.get(stem) ?? stem
}

function withoutPrefix(lists: StemLists, word: string): string {
  const whole = withoutEndings(lists, word)
  if (lists.own.has(word)) return whole
  if (isOwn(lists, word, whole)) {
    // لحماية and بكينيا would be forms of لحم and بكين, did not more of them fit حماية and كينيا.
    const stem = afterClitic(lists, word) ?? whole
    const isLonger = stem.length > LEAST && word.indexOf(stem) + stem.length > whole.length && !stem.startsWith('ال')
    return isLonger ? stem : whole
  }
  return afterArticle(lists, word) ?? afterClitic(lists, word) ?? afterConjunction(lists, word) ?? whole
}

/** A short stem in ال would claim too much: الأم, but not الأمين. There the word itself must be listed. */
function isOwn(lists: StemLists, word: string, stem: string): boolean {
  return lists.own.has(word) || (lists.own.has(stem) && (stem.length > 4 || !stem.startsWith('ال')))
}

function afterArticle(lists: StemLists, word: string): string | undefined {
  const article = ARTICLES.find((prefix) => word.startsWith(prefix))
  if (article === undefined || word.length - article.length < 2) return undefined
  const rest = word.slice(article.length)
  // No three ل meet: the للبنان of ل and لبنان, the للجنة of ل, ال and لجنة.
  if (article.endsWith('لل')) {
    const withLam = `ل${rest}`
    const stem = withoutEndings(lists, withLam)
    const plain = withoutEndings(lists, rest)
    // لليونانيين holds more of يونان than of ليون.
    const isLonger = plain.length > LEAST && plain.length + 1 > stem.length && lists.known.has(plain)
    if (isOwn(lists, withLam, stem) && !isLonger) return stem
  }
  // What begins with ال after و may be a word of its own: وإلكترونيات.
  if (article.length > 2 && article.endsWith('ال')) {
    const withAlef = `ال${rest}`
    const stem = withoutEndings(lists, withAlef)
    if (isOwn(lists, withAlef, stem)) return stem
  }
  return withoutEndings(lists, rest)
}

function afterClitic(lists: StemLists, word: string): string | undefined {
  for (const clitic of CLITICS) {
    if (!word.startsWith(clitic)) continue
    const rest = word.slice(clitic.length)
    if (rest.length < LEAST) continue
    if (clitic.endsWith('س') && !isPresent(rest)) continue
    if (clitic.length === 2) {
      // The letter after و may begin the word: وبغداد is و and بغداد.
      const joined = word.slice(1)
      if (isOwn(lists, joined, withoutEndings(lists, joined))) continue
    }
    const stem = withoutEndings(lists, rest)
    if (lists.known.has(stem)) return stem
    // لالمانيا: the article is never written after ل, so this ال belongs to the word.
    if (rest.startsWith('ال') && stem.length > 4 && isOwn(lists, rest, stem)) return stem
  }
  return undefined
}

const isPresent = (word: string): boolean => word.startsWith('ي') || word.startsWith('ت') || word.startsWith('ن')

function afterConjunction(lists: StemLists, word: string): string | undefined {
  if (!word.startsWith('و') || word.length - 1 < LEAST) return undefined
  return withoutEndings(lists, word.slice(1))
}

/** The word without its endings; `word` has neither article nor clitic any more. */
export function withoutEndings(lists: StemLists, word: string): string {
  if (lists.whole.has(word)) return word
  for (const ending of LAST_ENDINGS) {
    if (!word.endsWith(ending) || word.length - ending.length < LEAST) continue
    if (ending === 'ت' && word.endsWith('ات')) continue
    // The plural before its genitive, مسؤولو الوزارة; but يدعو and مايو.
    if (ending === 'و' && word.length - 1 === LEAST) continue
    const rest = word.slice(0, -ending.length)
    if (ONLY_FROM_KNOWN.has(ending) && !isKnown(lists, rest)) continue
    return PRONOUNS.has(ending) ? beforePronoun(lists, rest) : withoutInner(lists, rest, false)
  }
  return withoutInner(lists, word, false)
}

const isKnown = (lists: StemLists, rest: string): boolean =>
  lists.known.has(withoutInner(lists, rest, false)) || lists.known.has(withoutInner(lists, rest, true))

function beforePronoun(lists: StemLists, rest: string): string {
  if (lists.whole.has(rest)) return rest
  // وزراؤه, وزرائه: the ء of وزراء on its seats.
  if (rest.length > LEAST && (rest.endsWith('او') || rest.endsWith('اي'))) {
    const plain = rest.slice(0, -1)
    return lists.whole.has(plain) ? plain : withoutInner(lists, plain, true)
  }
  return withoutInner(lists, rest, true)
}

/** `tied`: something stood behind, so a final ت may be the ة of the word, a final ا its ء or ى. */
function withoutInner(lists: StemLists, word: string, tied: boolean): string {
  let stem = word
  let isTied = tied
  while (!lists.whole.has(stem)) {
    const current = stem
    const ending = INNER_ENDINGS.find((end) => current.endsWith(end) && current.length - end.length >= LEAST)
    if (ending !== undefined) {
      stem = stem.slice(0, -ending.length)
      isTied = ending !== 'ات'
    } else if (isTied && stem.length > LEAST && (stem.endsWith('ت') || stem.endsWith('ا'))) {
      stem = stem.slice(0, -1)
      isTied = false
    } else break
  }
  return stem
}
