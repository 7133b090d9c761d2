import { NEWSROOM_PATHS } from '@warraq/core/contract/routes'
import type { SiteSettings } from '@warraq/core/contract/site'
import { Refusal } from '@warraq/core/errors'
import { FIRST_SETTINGS } from '../../store/reader/first-settings.table.ts'
import { linkAddress, linkLines } from '../account-link.ts'
import type { Command, Invocation } from '../command.ts'
import { badCommand, neededText, textOf } from '../command.ts'
import type { OpenNewsroom } from '../open.ts'
import { withNewsroom } from '../open.ts'
import { say } from '../words.ts'

const operator = { actor: { kind: 'operator' } } as const

/** An empty site with its name, language, country and time zone; the owner is invited, or sets the site up by a link. */
export const initCommand: Command = async (invocation) => {
  const { lang } = invocation
  const settings = settingsOf(invocation)
  return withNewsroom(invocation.config(), async (newsroom) => {
    await refuseBegun(newsroom)
    await newsroom.call('site/found-site', { settings, withoutSample: true }, operator)
    const name = settings.names[settings.language]
    const ready = say(lang, 'siteReady', { name })
    const email = textOf(invocation, '--owner')
    if (email === null) {
      const link = await setupLink(newsroom)
      return { value: { name, setup: link }, text: `${ready}\n${say(lang, 'setup', { url: link })}` }
    }
    const mail = newsroom.config.mail !== null
    const ownerName = textOf(invocation, '--owner-name') ?? email.replace(/@.*$/, '')
    const made = await newsroom.call(
      'people/invite-account',
      { email, name: ownerName, role: 'admin', sectionIds: [], mail },
      operator,
    )
    const link = linkAddress(newsroom, 'invitation', made)
    const value = { name, owner: { accountId: made.accountId, link, expiresAt: made.expiresAt, mailed: mail } }
    return { value, text: [ready, ...linkLines(lang, 'invitation', link, made.expiresAt, mail)].join('\n') }
  })
}

function settingsOf(invocation: Invocation): SiteSettings {
  const locale = textOf(invocation, '--locale') ?? 'ar-EG'
  const [, language, country] = /^(ar|en)(?:[-_]([A-Za-z]{2}))?$/.exec(locale) ?? []
  if (language === undefined) throw badCommand(say(invocation.lang, 'badLocale'))
  const name = neededText(invocation, '--name')
  return {
    ...FIRST_SETTINGS,
    language: language === 'en' ? 'en' : 'ar',
    country: country?.toUpperCase() ?? FIRST_SETTINGS.country,
    timeZone: textOf(invocation, '--time-zone') ?? FIRST_SETTINGS.timeZone,
    // The Arabic name stands where there is no other, so it is never empty.
    names: { ar: name, en: language === 'en' ? name : '' },
  }
}

async function refuseBegun({ read }: OpenNewsroom): Promise<void> {
  const account = await read.selectFrom('account').select('id').limit(1).executeTakeFirst()
  const article = await read.selectFrom('article').select('id').limit(1).executeTakeFirst()
  if (account || article) throw new Refusal('already-set-up')
}

async function setupLink({ call, publicUrl }: OpenNewsroom): Promise<string> {
  const link = await call('people/make-setup-link', null, operator)
  if (!link) throw new Refusal('already-set-up')
  return `${publicUrl}${NEWSROOM_PATHS.setup}?token=${link.token}`
}
