import { constants } from 'node:os'
import { postgresPrograms, startPostgres } from '../../test/harness/postgres-server.ts'
import { signalChildren } from '../launch/run-node.mjs'

/**
 * Runs `work` with the servers the tests need, and takes them down however it ends: on return, on error, on a signal.
 * `work` gets the environment variables that lead to them.
 */
export async function withServers(work) {
  const programs = postgresPrograms()
  const postgres = programs === undefined ? undefined : await startPostgres(programs)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, () => {
      signalChildren('SIGKILL')
      void (postgres?.stop() ?? Promise.resolve()).finally(() => process.exit(128 + constants.signals[signal]))
    })
  }
  try {
    return await work(postgres === undefined ? {} : { WARRAQ_TEST_POSTGRES_URL: postgres.url })
  } finally {
    await postgres?.stop()
  }
}
