import { NEWSROOM_PATHS } from '@warraq/core/contract/routes'
import { Refusal } from '@warraq/core/errors'
import type { Config } from '../../config/config.ts'
import type { RunningServer } from '../../serve.ts'
import { serve } from '../../serve.ts'
import type { Command, Invocation } from '../command.ts'
import { say } from '../words.ts'

/** Serves until SIGINT or SIGTERM; a second signal ends at once. */
export const serveCommand: Command = async (invocation) => {
  const { lang, json, progress } = invocation
  // Heard from the first moment on: a signal during the start ends the server as soon as it stands.
  const told = signalled()
  const server = await serve(forServing(invocation.config()), { progress: () => progress(say(lang, 'loadingSample')) })
  await greet(invocation, server)
  await told
  if (!json) progress(say(lang, 'stopping'))
  await server.close()
  return null
}

/** What commands may fetch from is the operator's own word; a site in public must not be led there by its users. */
function forServing(config: Config): Config {
  if (config.fetchAllow.length > 0 && config.publicUrl.protocol === 'https:') {
    throw new Refusal('setting-invalid', { name: 'WARRAQ_FETCH_ALLOW', why: 'WARRAQ_PUBLIC_URL=http://127.0.0.1:8080' })
  }
  return config
}

/** A kill of a whole process group delivers the signal more than once; only one well after the first means "at once". */
const ONE_SIGNAL_MS = 1_000

function signalled(): Promise<void> {
  return new Promise((resolve) => {
    const first = { at: 0 }
    const stop = (code: number) => (): void => {
      if (first.at === 0) first.at = Date.now()
      else if (Date.now() - first.at > ONE_SIGNAL_MS) process.exit(code)
      resolve()
    }
    process.on('SIGINT', stop(130))
    process.on('SIGTERM', stop(143))
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
