import type { Config } from '../config/config.ts'
import type { RunningServer } from '../serve.ts'
import { serve } from '../serve.ts'
import { cliText } from './messages.ts'

/** `warraq serve`: serves until SIGINT or SIGTERM; a second signal ends at once. */
export async function runServe(config: Config): Promise<void> {
  const server = await serve(config)
  await greet(config, server)
  await new Promise<void>((resolve) => {
    const stop = (): void => {
      process.once('SIGINT', () => process.exit(130))
      process.once('SIGTERM', () => process.exit(143))
      resolve()
    }
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
  })
  await server.close()
}

async function greet(config: Config, { app, port }: RunningServer): Promise<void> {
  const local = config.publicUrl.port === '0' || config.port === 0 ? `http://127.0.0.1:${port}` : config.publicUrl.origin
  const line = (text: string) => process.stdout.write(`${text}\n`)
  line(cliText(config.lang, 'serving', { url: `${local}/` }))
  const owner = await app.read.selectFrom('account').select('id').limit(1).executeTakeFirst()
  if (owner) {
    line(cliText(config.lang, 'newsroom', { url: `${local}/newsroom` }))
    return
  }
  const { token } = await app.call('people/make-setup-link', null, { actor: { kind: 'operator' } })
  line(cliText(config.lang, 'setup', { url: `${local}/newsroom/setup?token=${token}` }))
}
