import { expect, test } from 'vitest'
import { eachDatabase } from '../harness/newsroom.ts'

const operator = { actor: { kind: 'operator' } } as const

eachDatabase('a run that is gone on with', (newsroom) => {
  const plan = async (settings: { file?: string; address?: string }): Promise<number> => {
    const planned = { kind: 'wordpress' as const, name: 'site.xml', settings, rehearsal: false }
    return (await newsroom().call('import/plan-run', planned, operator)).id
  }
  const takeUp = (runId: number, fileHash: string) =>
    newsroom().call('import/take-up-run', { runId, source: `wordpress:${runId}.example`, fileHash }, operator)

  test('has the file that it began with, not another one of that name', async () => {
    const runId = await plan({ file: 'a'.repeat(32) })
    await takeUp(runId, 'first')
    await takeUp(runId, 'first')
    await expect(takeUp(runId, 'other')).rejects.toMatchObject({ code: 'import-file-gone' })
    const row = await newsroom()
      .read.selectFrom('import_run')
      .select('file_hash')
      .where('id', '=', runId)
      .executeTakeFirst()
    expect(row?.file_hash).toBe('first')
  })

  test('may find something new at an address', async () => {
    const runId = await plan({ address: 'https://old.example/feed' })
    await takeUp(runId, 'monday')
    await expect(takeUp(runId, 'tuesday')).resolves.toBeNull()
  })
})
