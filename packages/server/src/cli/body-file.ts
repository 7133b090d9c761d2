import { readFileSync } from 'node:fs'
import { extname } from 'node:path'
import type { Conversion } from '../convert/html-to-body.ts'
import { htmlToBody } from '../convert/html-to-body.ts'
import { markdownToBody } from '../convert/markdown-to-body.ts'
import { textToBody } from '../convert/text-to-body.ts'
import type { Lang } from './words.ts'
import { badCommand } from './command.ts'
import { say } from './words.ts'

const READERS: Readonly<Record<string, (text: string) => Conversion>> = {
  '.md': (text) => markdownToBody(text),
  '.markdown': (text) => markdownToBody(text),
  '.html': (text) => htmlToBody(text),
  '.htm': (text) => htmlToBody(text),
  '.txt': (text) => textToBody(text),
}

/** The text of an article from a file, read by what its name ends in. UTF-8, with or without a byte order mark. */
export function readBodyFile(path: string, lang: Lang): Conversion {
  const reader = READERS[extname(path).toLowerCase()]
  if (!reader) throw badCommand(say(lang, 'badBodyFile'))
  return reader(readText(path, lang).replace(/^\uFEFF/, ''))
}

function readText(path: string, lang: Lang): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    throw badCommand(say(lang, 'noSuchFile', { path }))
  }
}
