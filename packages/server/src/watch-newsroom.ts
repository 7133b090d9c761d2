import { stat } from 'node:fs/promises'
import { toEpoch } from '@warraq/core/time'
import { backupsIn } from './backup/restore-backup.ts'
import { databaseAddress } from './config/config.ts'
import type { AppContext } from './context.ts'
import type { Metrics } from './ports/metrics/metrics.ts'
import type { WebContext } from './web/context.ts'

/** What an operator wants to be woken for: jobs that gave up, a disk that fills, a backup that did not come. */
export function watchNewsroom(metrics: Metrics, app: AppContext, { pages }: WebContext): void {
  const { config, read, now } = app
  metrics.watch({
    name: 'warraq_pages_kept',
    help: 'Finished pages in memory',
    read: () => ({ '': pages.kept.pages }),
  })
  metrics.watch({
    name: 'warraq_pages_kept_bytes',
    help: 'Bytes of finished pages in memory',
    read: () => ({ '': pages.kept.bytes }),
  })
  metrics.watch({
    name: 'warraq_jobs',
    help: 'Jobs that wait, run, or gave up (parked)',
    label: 'state',
    read: async () => {
      const rows = await read
        .selectFrom('job')
        .select((e) => ['state', e.fn.countAll<number>().as('n')])
        .where('state', 'in', ['waiting', 'running', 'parked'])
        .groupBy('state')
        .execute()
      const counts = { waiting: 0, running: 0, parked: 0 }
      return { ...counts, ...Object.fromEntries(rows.map(({ state, n }) => [state, n])) }
    },
  })
  const address = databaseAddress(config)
  if (address.kind === 'sqlite')
    metrics.watch({
      name: 'warraq_database_bytes',
      help: 'Bytes of the database and of its write-ahead log',
      label: 'file',
      read: async () => ({ database: await bytesOf(address.file), log: await bytesOf(`${address.file}-wal`) }),
    })
  const { backup } = config
  if (backup !== null)
    metrics.watch({
      name: 'warraq_backup_age_seconds',
      help: 'Age of the newest backup; nothing where there is none',
      read: async () => {
        const [newest] = await backupsIn(backup.folder)
        return newest === undefined ? {} : { '': (toEpoch(now()) - toEpoch(newest.madeAt)) / 1000 }
      },
    })
}

const bytesOf = (file: string): Promise<number> =>
  stat(file).then(
    ({ size }) => size,
    () => 0,
  )
