import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Refusal } from '@warraq/core/errors'
import { articlePath } from '@warraq/core/links/addresses'
import { wxrHead, wxrOf, WXR_END } from '../../import/wordpress-live/write-wxr.ts'
import { loadKeyring } from '../../config/keyring.ts'
import type { ReadDb } from '../../store/database.ts'
import type { ExportedComment } from '../../store/desk/comment-export.ts'
import { discussions } from '../../store/desk/comment-export.ts'
import { readSiteSettings } from '../../store/reader/site.ts'
import type { Command, Invocation } from '../command.ts'
import { badCommand, textOf } from '../command.ts'
import { articleRecord, commentRecord, siteRecord } from '../comment-wxr.ts'
import { lookAtNewsroom } from '../open.ts'
import { say } from '../words.ts'

interface Newsroom {
  readonly read: ReadDb
  readonly origin: string
}

type EmailOf = (comment: ExportedComment) => string

const FORMATS = { jsonl, wxr } as const

/**
 * Writes every comment to a file, by article. It appears under its name when it is whole. Addresses go along only when
 * asked for: whoever has the file has them.
 */
export const commentExportCommand: Command = async (invocation) => {
  const [file = ''] = invocation.args
  const format = formatOf(invocation)
  const config = invocation.config()
  return lookAtNewsroom(config, async ({ read, publicUrl }) => {
    const keys = invocation.given.get('--with-addresses') === true ? loadKeyring(config.dataDir, config.secret) : null
    const emailOf: EmailOf = ({ sealedEmail }) => (sealedEmail === null ? '' : (keys?.unseal(sealedEmail) ?? ''))
    const newsroom = { read, origin: publicUrl }
    const counts = { articles: 0, comments: 0 }
    await writeWhole(file, FORMATS[format](newsroom, emailOf, counts))
    return { value: { file, format, ...counts }, text: say(invocation.lang, 'commentsExported', { file, ...counts }) }
  })
}

function formatOf(invocation: Invocation): keyof typeof FORMATS {
  const wanted = textOf(invocation, '--format') ?? 'jsonl'
  if (wanted !== 'jsonl' && wanted !== 'wxr')
    throw badCommand(say(invocation.lang, 'badExportFormat', { format: wanted }))
  return wanted
}

interface Counts {
  articles: number
  comments: number
}

/** One comment in a line (JSON lines), parents before their answers. */
async function* jsonl({ read, origin }: Newsroom, emailOf: EmailOf, counts: Counts): AsyncGenerator<string> {
  for await (const { article, comments } of discussions(read)) {
    counts.articles += 1
    for await (const comment of comments) {
      counts.comments += 1
      const { sealedEmail: _, articleId, parentId, ...facts } = comment
      const email = emailOf(comment)
      yield `${JSON.stringify({
        ...facts,
        article: { id: articleId, title: article.title, url: origin + articlePath(article, null) },
        parent: parentId,
        ...(email === '' ? {} : { email }),
      })}\n`
    }
  }
}

/** WordPress's own export format (WXR 1.2), which WordPress, Disqus and this program read. */
async function* wxr({ read, origin }: Newsroom, emailOf: EmailOf, counts: Counts): AsyncGenerator<string> {
  const { settings } = await readSiteSettings(read)
  const { language, names, taglines } = settings
  yield wxrHead(siteRecord(names[language], taglines[language], origin, language))
  for await (const { article, comments } of discussions(read)) {
    counts.articles += 1
    const records = []
    for await (const comment of comments) records.push(commentRecord(comment, emailOf(comment)))
    counts.comments += records.length
    yield wxrOf(articleRecord(article, records, origin, counts.articles))
  }
  yield WXR_END
}

async function writeWhole(file: string, parts: AsyncGenerator<string>): Promise<void> {
  const unfinished = `${file}.part`
  try {
    await pipeline(Readable.from(parts), createWriteStream(unfinished, { mode: 0o600 }))
    await rename(unfinished, file)
  } catch (cause) {
    await rm(unfinished, { force: true })
    const { code, syscall } = cause as NodeJS.ErrnoException
    if (syscall === undefined) throw cause
    throw new Refusal('file-not-written', { path: file, reason: code ?? '' })
  }
}
