import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'

const SHARED = fileURLToPath(new URL('../../../shared/data', import.meta.url))
const BENIGN = fileURLToPath(new URL('./benign', import.meta.url))

/** The sets of others lie beside the repository, where they do. */
export const SETS_ARE_HERE = existsSync(join(SHARED, 'moderation', 'osact4'))

export interface Labelled {
  readonly text: string
  readonly offensive: boolean
}

const lines = (bytes: Uint8Array) =>
  Buffer.from(bytes)
    .toString('utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')

/** As the set has them, marks of tweets included. */
export function tweets(part: 'train' | 'dev'): Labelled[] {
  return lines(readFileSync(join(SHARED, 'moderation', 'osact4', `OSACT2020-sharedTask-${part}.txt`))).map(labelled)
}

export function newsComments(): Labelled[] {
  return lines(readFileSync(join(SHARED, 'moderation', 'mpold', 'mpold-two-thirds.tsv')))
    .slice(1)
    .map(labelled)
}

function labelled(line: string): Labelled {
  const [text = '', label] = line.split('\t')
  return { text, offensive: label === 'OFF' }
}

/** Sentences of the paragraphs that the classifier was not trained on. */
export function plainSentences(): string[] {
  const paragraphs = ['passages', 'distractors-arwiki'].flatMap((name) =>
    lines(gunzipSync(readFileSync(join(SHARED, 'arabic', 'qa', `${name}.jsonl.gz`)))).map(
      (line) => (JSON.parse(line) as { text: string }).text,
    ),
  )
  const half = (rest: number) =>
    new Set(
      paragraphs
        .filter((_, at) => at % 2 === rest)
        .flatMap((paragraph) => paragraph.split(/(?<=[.!?؟])\s+/))
        .map((sentence) => sentence.trim())
        .filter((sentence) => sentence.length > 20),
    )
  const trained = half(0)
  return [...half(1)].filter((sentence) => !trained.has(sentence))
}

/** Our own sentences: even lines are for development, odd ones are held out. */
export function ownSentences(half: 'development' | 'held out'): string[] {
  return readdirSync(BENIGN)
    .filter((name) => name.endsWith('.txt'))
    .toSorted()
    .flatMap((name) =>
      readFileSync(join(BENIGN, name), 'utf8')
        .split('\n')
        .filter((line, at) => line.trim() !== '' && ((at + 1) % 2 === 0) === (half === 'development')),
    )
}
