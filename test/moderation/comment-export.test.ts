import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import {
  openDiscussion,
  operator,
  post,
  SALMA,
} from '../../packages/server/src/actions/comments/fixtures/discussion.ts'
import type { ReadDb } from '../../packages/server/src/store/database.ts'
import { eachDatabase } from '../harness/newsroom.ts'
import { startTestServer } from '../harness/server.ts'
import { bringIn } from '../import/import-site.ts'
import { warraq } from '../import/warraq-command.ts'

const TEXTS = [
  'أول تعليق في المقال',
  'سطر أول\nسطر ثانٍ\n\nفقرة ثانية فيها <b>وسم</b> و[رمز] و& وعلامة ]]> في وسطها',
  'رد فيه رابط https://example.org/a?b=1&c=2 وكلام بعده',
  'نص مشكول: كِتَابٌ جَمِيلٌ 😀 ﴿وقل رب زدني علما﴾',
]

/** Public comments by what readers see of them. */
async function seen(read: ReadDb) {
  const rows = await read
    .selectFrom('comment as c')
    .innerJoin('comment_revision as r', 'r.id', 'c.published_revision_id')
    .leftJoin('comment as p', 'p.id', 'c.parent_id')
    .leftJoin('comment_revision as pr', 'pr.id', 'p.latest_revision_id')
    .select(['c.display_name as name', 'c.created_at as at', 'r.body', 'pr.body as answers'])
    .where('c.state', '=', 'published')
    .orderBy('c.created_at')
    .orderBy('r.body')
    .execute()
  return rows
}

eachDatabase('taking comments along', (newsroom) => {
  test('as WXR they come into another newsroom as they are here; as lines they are all there', async () => {
    const articleId = await openDiscussion(newsroom(), 'مادة تُنقل مع تعليقاتها')
    const approve = async (commentId: number) => {
      const row = await newsroom()
        .read.selectFrom('comment')
        .selectAll()
        .where('id', '=', commentId)
        .executeTakeFirstOrThrow()
      const target = { commentId, revisionId: row.latest_revision_id ?? 0, lockVersion: row.lock_version }
      if (row.state !== 'published')
        await newsroom().call('comments/decide-comment', { ...target, decision: 'approve' }, operator)
    }
    const ids: number[] = []
    for (const [n, body] of TEXTS.entries()) {
      newsroom().wait(3600)
      const parentId = n === 0 ? null : (ids[n - 1] ?? null)
      const { commentId } = await post(newsroom(), { ...SALMA, name: `قارئ ${n}` }, { articleId, body, parentId })
      await approve(commentId)
      ids.push(commentId)
    }
    newsroom().wait(3600)
    const spam = await post(newsroom(), SALMA, { articleId, body: 'إعلان', trapFilled: true })
    const before = await seen(newsroom().read)
    expect(before.map(({ body }) => body)).toEqual(TEXTS)

    const folder = mkdtempSync(join(tmpdir(), 'warraq-export-'))
    const { dataDir, databaseUrl } = newsroom().config
    const env = databaseUrl === null ? {} : { WARRAQ_DATABASE_URL: databaseUrl }
    const run = (words: readonly string[]) => warraq(dataDir, ['comment', 'export', ...words], env)
    const file = join(folder, 'comments.xml')
    expect((await run([file, '--format', 'wxr'])).error).toBeNull()
    expect(readFileSync(file, 'utf8')).not.toContain(SALMA.email)

    const kind = databaseUrl === null ? 'sqlite' : 'postgres'
    const other = await startTestServer(kind)
    onTestFinished(() => other.close())
    await bringIn(other, file)
    expect(await seen(other.app.read)).toEqual(before)

    const lines = join(folder, 'comments.jsonl')
    expect((await run([lines, '--with-addresses'])).error).toBeNull()
    const rows = readFileSync(lines, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(rows.map(({ id }) => id)).toEqual([...ids, spam.commentId])
    expect(rows.map(({ state }) => state)).toEqual(['published', 'published', 'published', 'published', 'quarantined'])
    expect(rows[1]).toMatchObject({ text: TEXTS[1], parent: ids[0], email: SALMA.email, article: { id: articleId } })

    expect((await run([join(folder, 'none', 'x.jsonl')])).error).toMatchObject({ code: 'file-not-written' })
  })
})
