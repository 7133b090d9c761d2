import { NEWSROOM_PATHS } from '@warraq/core/contract/routes'
import type { RunningServer } from '../../serve.ts'
import { serve } from '../../serve.ts'
import type { Command, Invocation } from '../command.ts'
import { say } from '../words.ts'

/** Serves until SIGINT or SIGTERM; a second signal ends at once. */
export const serveCommand: Command = async (invocation) => {
  const { lang, json, progress } = invocation
  const server = await serve(invocation.config(), { progress: () => progress(say(lang, 'loadingSample')) })
  await greet(invocation, server)
  await signalled()
  if (!json) progress(say(lang, 'stopping'))
  await server.close()
  return null
}

function signalled(): Promise<void> {
  return new Promise((resolve) => {
    const stop = (): void => {
      process.once('SIGINT', () => process.exit(130))
      process.once('SIGTERM', () => process.exit(143))
      resolve()
    }
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
  })
}

async function greet({ lang, json }: Invocation, { app, port }: RunningServer): Promise<void> {
  const { publicUrl } = app.config
  const origin = app.config.port === 0 ? `http://127.0.0.1:${port}` : publicUrl.origin
  const owner = await app.read.selectFrom('account').select('id').limit(1).executeTakeFirst()
  const link = owner ? null : await app.call('people/make-setup-link', null, { actor: { kind: 'operator' } })
  const url = `${origin}/`
  const newsroom = origin + NEWSROOM_PATHS.home
  const setup = link && `${origin}${NEWSROOM_PATHS.setup}?token=${link.token}`
  const lines = [
    say(lang, 'serving', { url }),
    setup === null ? say(lang, 'newsroom', { url: newsroom }) : say(lang, 'setup', { url: setup }),
  ]
  process.stdout.write(json ? `${JSON.stringify({ url, newsroom, setup })}\n` : `${lines.join('\n')}\n`)
}
