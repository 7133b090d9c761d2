import type { Me, SignedIn, SignedOut, SiteFacts } from '@warraq/core/contract/session'
import { permissionsOf } from '@warraq/core/people/permissions'
import type { SiteSettings } from '@warraq/core/contract/site'
import { anyAccount } from '../../store/desk/sessions.ts'
import type { SessionAccount } from '../../store/desk/sessions.ts'
import { readSiteSettings } from '../../store/reader/site.ts'
import type { DeskContext } from '../context.ts'
import { standingOf } from '../edge/admit.ts'

export async function signedIn(desk: DeskContext, account: SessionAccount): Promise<SignedIn> {
  const { settings } = await readSiteSettings(desk.read)
  return {
    account: me(account),
    can: permissionsOf(account.role),
    site: factsOf(desk, settings),
    secondKey: standingOf(desk, { account }),
  }
}

export async function signedOut(desk: DeskContext): Promise<SignedOut> {
  return { account: null, siteName: await siteName(desk), setUp: await anyAccount(desk.read) }
}

export async function siteName(desk: DeskContext): Promise<string> {
  const { settings } = await readSiteSettings(desk.read)
  return nameOf(settings)
}

function nameOf(settings: SiteSettings): string {
  return settings.names[settings.language] || settings.names.ar
}

function me(account: SessionAccount): Me {
  const { id, personId, name, email, role, gender, sectionIds, lang } = account
  return { id, personId, name, email, role, gender, sectionIds, language: lang }
}

function factsOf(desk: DeskContext, settings: SiteSettings): SiteFacts {
  const { timeZone, country, monthFamily, digits, hijri } = settings
  return {
    name: nameOf(settings),
    publicUrl: desk.config.publicUrl.origin,
    timeZone,
    country,
    monthFamily,
    digits,
    hijri,
    mail: desk.config.mail !== null,
  }
}
