import { postgresPrograms, startPostgres } from '../../test/harness/postgres-server.ts'
import { signalChildren } from '../launch/run-node.mjs'

/**
 * Runs `work` with the servers the tests need, and takes them down however it ends: on return, on error, on a signal.
 * `work` gets the environment variables that lead to them.
 */
export async function withServers(work) {
  const programs = postgresPrograms()
  const postgres = programs === undefined ? undefined : await startPostgres(programs)
  const stopAndLeave = (signal) => {
    signalChildren(signal)
    void (postgres?.stop() ?? Promise.resolve()).finally(() => {
      process.removeAllListeners(signal)
      process.kill(process.pid, signal)
    })
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => stopAndLeave(signal))
  try {
    return await work(postgres === undefined ? {} : { WARRAQ_TEST_POSTGRES_URL: postgres.url })
  } finally {
    await postgres?.stop()
  }
}
