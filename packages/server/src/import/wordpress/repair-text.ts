/**
 * Arabic that an old site stored wrongly, made readable again where there is no doubt: UTF-8 that was read as
 * windows-1256 or windows-1252 and stored as that (mojibake), and letters in the shapes of their places in a word
 * (Unicode's presentation forms), which no search finds.
 */

export type Repair = 'mojibake-1256' | 'mojibake-1252' | 'presentation-forms'

export interface Repaired {
  readonly text: string
  readonly repairs: readonly Repair[]
}

type Encoding = 'windows-1256' | 'windows-1252'

/** Character -> byte, of the bytes above ASCII (WHATWG Encoding, index windows-1256 and windows-1252). */
function bytesOf(encoding: Encoding): ReadonlyMap<string, number> {
  const decoder = new TextDecoder(encoding)
  const bytes = Array.from({ length: 128 }, (_, index) => index + 128)
  return new Map(bytes.map((byte) => [decoder.decode(Uint8Array.of(byte)), byte]))
}

interface Reading {
  readonly repair: Repair
  readonly bytes: ReadonlyMap<string, number>
  /** What the first bytes of Arabic letters (D8 to DB) were read as, each with what a second byte (80 to BF) was read as. */
  readonly pair: RegExp
}

function readingOf(encoding: Encoding, repair: Repair): Reading {
  const bytes = bytesOf(encoding)
  const between = (first: number, last: number): string =>
    [...bytes]
      .filter(([, byte]) => byte >= first && byte <= last)
      .map(([character]) => character.replace(/[\]\\^-]/u, '\\$&'))
      .join('')
  return { repair, bytes, pair: new RegExp(`[${between(0xd8, 0xdb)}][${between(0x80, 0xbf)}]`, 'gu') }
}

const READINGS: readonly Reading[] = [
  readingOf('windows-1256', 'mojibake-1256'),
  readingOf('windows-1252', 'mojibake-1252'),
]

/** Fewer pairs than this could be chance. */
const FEWEST_PAIRS = 3
/** Part of the letters of a script that have to be such pairs: whole words are, or none. */
const ENOUGH = 0.6

/** The runs of characters above ASCII that are UTF-8 when taken for bytes; what is not stays. */
function reread(text: string, { bytes }: Reading): string {
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  return text.replaceAll(/[^\u0000-\u007f]+/gu, (run) => {
    const found = Array.from(run, (character) => bytes.get(character))
    if (found.includes(undefined)) return rereadParts(run, bytes)
    try {
      return strict.decode(Uint8Array.from(found as number[]))
    } catch {
      return rereadParts(run, bytes)
    }
  })
}

/** Of a run that is wrong only in part: each whole sequence of UTF-8 in it (two or three bytes; RFC 3629 section 4). */
function rereadParts(run: string, bytes: ReadonlyMap<string, number>): string {
  const characters = Array.from(run)
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  const out: string[] = []
  for (let at = 0; at < characters.length;) {
    const first = bytes.get(characters[at] ?? '') ?? 0
    const length = first >= 0xe0 && first <= 0xef ? 3 : first >= 0xc2 && first <= 0xdf ? 2 : 1
    const some = characters.slice(at, at + length).map((character) => bytes.get(character) ?? -1)
    const whole = length > 1 && some.length === length && some.slice(1).every((byte) => byte >= 0x80 && byte <= 0xbf)
    const decoded = whole ? decodedOrNull(strict, some) : null
    out.push(decoded ?? characters[at] ?? '')
    at += decoded === null ? 1 : length
  }
  return out.join('')
}

function decodedOrNull(decoder: InstanceType<typeof TextDecoder>, bytes: readonly number[]): string | null {
  try {
    return decoder.decode(Uint8Array.from(bytes))
  } catch {
    return null
  }
}

const ARABIC = /\p{Script=Arabic}/gu

/** Whether the text is mostly such pairs: then it was stored wrongly as a whole, short words too. */
function isMisread(text: string, { pair, repair }: Reading): boolean {
  const pairs = text.match(pair)?.length ?? 0
  if (pairs < FEWEST_PAIRS) return false
  const letters = repair === 'mojibake-1256' ? text.match(ARABIC) : text.match(/[\u00d8-\u00db]/gu)
  return pairs >= ENOUGH * (letters?.length ?? 0)
}

/** The same done twice: what D8 to DB had become in windows-1252 was once more taken for that. */
const DOUBLED = /\u00c3[\u02dc\u2122\u0161\u203a]/gu

function fixMojibake(text: string): Repaired {
  const latin = READINGS.find(({ repair }) => repair === 'mojibake-1252')
  const doubled = latin !== undefined && (text.match(DOUBLED)?.length ?? 0) >= FEWEST_PAIRS
  const once = doubled ? reread(text, latin) : text
  const reading = READINGS.find((one) => isMisread(once, one))
  if (reading === undefined) return { text, repairs: [] }
  const fixed = reread(once, reading)
  // Plausible Arabic, or it stays as it was.
  const isBetter = (fixed.match(ARABIC)?.length ?? 0) >= FEWEST_PAIRS && !/[\u0080-\u009f\ufffd]/u.test(fixed)
  return isBetter ? { text: fixed, repairs: [reading.repair] } : { text, repairs: [] }
}

/** Letters and ligatures of letters; ornate parentheses and the signs from U+FDF0 on are what their authors meant. */
const FORMS = /[\ufb50-\ufd3d\ufd50-\ufdef\ufe70-\ufefc]+/gu

/** Text of one or several paragraphs, HTML or not. Linear in its length; gives back the same string when nothing is wrong. */
export function repairText(text: string): Repaired {
  if (!/[^\u0000-\u007f]/u.test(text)) return { text, repairs: [] }
  const { text: read, repairs } = fixMojibake(text)
  const plain = read.replaceAll(FORMS, (letters) => letters.normalize('NFKC'))
  return plain === read ? { text: read, repairs } : { text: plain, repairs: [...repairs, 'presentation-forms'] }
}
