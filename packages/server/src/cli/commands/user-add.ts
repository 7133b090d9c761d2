import { Refusal } from '@warraq/core/errors'
import { emailKey, isEmail } from '@warraq/core/people/email'
import { passwordProblem } from '@warraq/core/people/password'
import type { Role } from '@warraq/core/people/roles'
import { isRole, ROLES } from '@warraq/core/people/roles'
import { createPasswordHasher } from '../../ports/passwords/argon2.ts'
import { readSiteSettings } from '../../store/reader/site.ts'
import { linkAddress, linkLines } from '../account-link.ts'
import type { Command, Invocation, Said } from '../command.ts'
import { badCommand, isGiven, neededText } from '../command.ts'
import type { OpenNewsroom } from '../open.ts'
import { withNewsroom } from '../open.ts'
import { say } from '../words.ts'

const operator = { actor: { kind: 'operator' } } as const

interface Person {
  readonly name: string
  readonly email: string
  readonly role: Role
}

/** A staff account: with the password that comes in, or with a link by which its person chooses one. */
export const userAddCommand: Command = async (invocation) => {
  const role = neededText(invocation, '--role')
  if (!isRole(role)) throw badCommand(say(invocation.lang, 'badRole', { names: ROLES.join(' ') }))
  const person = { name: neededText(invocation, '--name'), email: neededText(invocation, '--email'), role }
  const password = isGiven(invocation, '--password-stdin') ? await readPassword(invocation) : null
  return withNewsroom(invocation.config(), (newsroom) =>
    password === null ? invite(invocation, newsroom, person) : add(invocation, newsroom, person, password),
  )
}

async function readPassword(invocation: Invocation): Promise<string> {
  const password = (await invocation.readInput()).replace(/\r?\n$/, '')
  if (password === '') throw badCommand(say(invocation.lang, 'noPassword'))
  return password
}

async function add(
  { lang }: Invocation,
  { read, call }: OpenNewsroom,
  person: Person,
  password: string,
): Promise<Said> {
  const { settings } = await readSiteSettings(read)
  const problem = passwordProblem(password, [person.name, person.email, settings.names.ar, settings.names.en])
  if (problem !== null) throw new Refusal('weak-password', { problem })
  // Said before a second of hashing, and again by the action.
  if (!isEmail(person.email.trim())) throw new Refusal('bad-email')
  const taken = await read
    .selectFrom('account')
    .select('id')
    .where('email_key', '=', emailKey(person.email))
    .executeTakeFirst()
  if (taken) throw new Refusal('email-taken')
  const passwordHash = await createPasswordHasher().hash(password)
  const { accountId } = await call('people/add-account', { ...person, passwordHash }, operator)
  return {
    value: { accountId, email: person.email, role: person.role },
    text: say(lang, 'accountAdded', { email: person.email }),
  }
}

async function invite({ lang }: Invocation, newsroom: OpenNewsroom, person: Person): Promise<Said> {
  const mailed = newsroom.config.mail !== null
  const made = await newsroom.call('people/invite-account', { ...person, sectionIds: [], mail: mailed }, operator)
  const link = linkAddress(newsroom, 'invitation', made)
  const { accountId, expiresAt } = made
  const lines = [
    say(lang, 'accountAdded', { email: person.email }),
    ...linkLines(lang, 'invitation', link, expiresAt, mailed),
  ]
  return {
    value: { accountId, email: person.email, role: person.role, link, expiresAt, mailed },
    text: lines.join('\n'),
  }
}
