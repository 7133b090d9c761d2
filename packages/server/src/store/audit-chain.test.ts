import { expect, test } from 'vitest'
import { eachDatabase } from '../../../../test/harness/newsroom.ts'
import { databaseAddress } from '../config/config.ts'
import { verifyAudit } from './audit-chain.ts'
import { openDatabase } from './database.ts'

const operator = { actor: { kind: 'operator' } } as const

eachDatabase('the audit log', (newsroom) => {
  const change = async (work: (open: ReturnType<typeof openDatabase>) => Promise<unknown>) => {
    const open = openDatabase(databaseAddress(newsroom().config), 'write')
    try {
      await work(open)
    } finally {
      await open.close()
    }
  }
  const rows = () => newsroom().read.selectFrom('audit_event').selectAll().orderBy('seq').execute()

  test('one altered byte in any column, a row added or taken out, a cut end: each is found where it is', async () => {
    for (const name of ['أولى', 'ثانية', 'ثالثة', 'رابعة'])
      await newsroom().call('sections/create-section', { name, parentId: null }, operator)
    const before = await verifyAudit(newsroom().read)
    expect(before).toMatchObject({ broken: null, knownHead: null })
    const all = await rows()
    const [, second, third] = all.slice(-4)
    const last = all.at(-1)
    if (!second || !third || !last) throw new Error('four rows are there')
    expect(before.head?.seq).toBe(last.seq)

    for (const column of ['at', 'actor', 'action', 'subject', 'payload', 'payload_hash', 'prev_hash'] as const) {
      const altered = `${second[column].slice(0, -1)}${second[column].endsWith('0') ? '1' : '0'}`
      const set = (value: string) =>
        change(({ db }) =>
          db
            .updateTable('audit_event')
            .set({ [column]: value })
            .where('seq', '=', second.seq)
            .execute(),
        )
      await set(altered)
      const why = column === 'prev_hash' ? 'not-next' : 'altered'
      expect((await verifyAudit(newsroom().read)).broken, column).toEqual({ seq: second.seq, why })
      await set(second[column])
    }
    expect(await verifyAudit(newsroom().read)).toEqual(before)

    await change(({ db }) => db.deleteFrom('audit_event').where('seq', '=', second.seq).execute())
    expect((await verifyAudit(newsroom().read)).broken).toEqual({ seq: third.seq, why: 'not-next' })
    await change(({ db }) => db.insertInto('audit_event').values(second).execute())
    expect((await verifyAudit(newsroom().read, before.head)).knownHead).toBe(true)

    await change(({ db }) => db.deleteFrom('audit_event').where('seq', '=', last.seq).execute())
    const cut = await verifyAudit(newsroom().read, before.head)
    expect([cut.broken, cut.knownHead]).toEqual([null, false])
  })
})
