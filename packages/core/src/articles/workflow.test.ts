import { describe, expect, test } from 'vitest'
import { PERMISSIONS } from '../people/permissions.ts'
import type { Role, Staff } from '../people/roles.ts'
import { ROLES } from '../people/roles.ts'
import { mayEdit } from './editing.ts'
import type { ArticleState } from './states.ts'
import { ARTICLE_STATES } from './states.ts'
import type { Transition } from './workflow.ts'
import { nextActor, step, stepsFrom, TRANSITIONS } from './workflow.ts'

/**
 * What an editor-in-chief would write on the wall. First where each step leads from each state, `-` where it does not
 * exist; then for each role on which articles it may take the step: `all`, `own` (which they began), `section` (of the
 * sections assigned to them), both, or `-`. The tests below go through every state, step, role and kind of article.
 */
const STEPS = `
               draft      submitted  in-review  ready      scheduled  embargoed  published  withdrawn  archived
submit         submitted  -          -          -          -          -          -          -          -
start-review   -          in-review  -          -          -          -          -          -          -
return         -          draft      draft      draft      -          -          -          -          -
ready          ready      ready      ready      -          -          -          -          -          -
publish        published  published  published  published  published  published  published  -          published
schedule       scheduled  scheduled  scheduled  scheduled  scheduled  -          -          -          -
embargo        embargoed  embargoed  embargoed  embargoed  -          embargoed  -          -          -
unschedule     -          -          -          -          ready      ready      -          -          -
withdraw       -          -          -          -          -          -          withdrawn  -          withdrawn
republish      -          -          -          -          -          -          -          published  -
archive        -          -          -          -          -          -          archived   -          -
reopen         -          -          -          -          -          -          -          -          published
`

const WHO = `
               contributor  reporter  reviewer  section-head  managing-editor  editor-in-chief  moderator  admin
submit         own          own       all       own+section   all              all              -          all
start-review   -            -         all       section       all              all              -          all
return         -            -         all       section       all              all              -          all
ready          -            -         all       section       all              all              -          all
publish        -            -         -         section       all              all              -          all
schedule       -            -         -         section       all              all              -          all
embargo        -            -         -         section       all              all              -          all
unschedule     -            -         -         section       all              all              -          all
withdraw       -            -         -         -             all              all              -          all
republish      -            -         -         -             all              all              -          all
archive        -            -         -         -             all              all              -          all
reopen         -            -         -         -             all              all              -          all
edit           own          own       all       own+section   all              all              -          all
`

function read(table: string): Map<string, Map<string, string>> {
  const [head = '', ...lines] = table.trim().split('\n')
  const columns = head.trim().split(/\s+/)
  return new Map(
    lines.map((line) => {
      const [name = '', ...cells] = line.trim().split(/\s+/)
      expect([name, cells.length]).toEqual([name, columns.length])
      return [name, new Map(columns.map((column, i) => [column, cells[i] ?? '']))]
    }),
  )
}

const steps = read(STEPS)
const who = read(WHO)
const TRANSITION_NAMES = Object.keys(TRANSITIONS) as Transition[]
const ME = 7
const MINE = 3

/** Every kind of article there is to an account: whose it is, and in which section. */
const SUBJECTS = [ME, 8, null].flatMap((ownerId) => [MINE, 4, null].map((sectionId) => ({ ownerId, sectionId })))
type Subject = (typeof SUBJECTS)[number]

/** Every role; the section head with a section, and without any. */
const STAFF: readonly Staff[] = ROLES.flatMap((role) =>
  (role === 'section-head' ? [[MINE], []] : [[]]).map((sectionIds) => ({ id: ME, role, sectionIds })),
)

function expected(cell: string, staff: Staff, { ownerId, sectionId }: Subject): boolean {
  const inSection = sectionId !== null && staff.sectionIds.includes(sectionId)
  const reach: Record<string, boolean> = { all: true, own: ownerId === ME, section: inSection, '-': false }
  return cell.split('+').some((part) => reach[part] ?? expect.unreachable(part))
}

test('the wall names every step, state and role', () => {
  expect([...steps.keys()]).toEqual(TRANSITION_NAMES)
  for (const row of steps.values()) expect([...row.keys()]).toEqual([...ARTICLE_STATES])
  expect([...who.keys()]).toEqual([...TRANSITION_NAMES, 'edit'])
  for (const row of who.values()) expect([...row.keys()]).toEqual([...ROLES])
})

describe.each(TRANSITION_NAMES)('%s', (name) => {
  test.each(ARTICLE_STATES)('from %s', (from) => {
    const to = steps.get(name)?.get(from) ?? ''
    for (const staff of STAFF) {
      for (const subject of SUBJECTS) {
        const allowed = expected(who.get(name)?.get(staff.role) ?? '', staff, subject)
        const verdict = step(staff, name, from, subject)
        const wanted =
          to === '-'
            ? { ok: false, because: 'transition-not-possible' }
            : allowed
              ? { ok: true, to }
              : { ok: false, because: 'not-allowed' }
        expect([staff, subject, verdict]).toEqual([staff, subject, wanted])
        expect(stepsFrom(staff, from, subject).includes(name)).toBe(to !== '-' && allowed)
      }
    }
  })
})

test.each(ARTICLE_STATES)('who may change the text of an article that is %s', (state) => {
  const onDesk = (staff: Staff, subject: Subject) =>
    expected(who.get('start-review')?.get(staff.role) ?? '', staff, subject)
  for (const staff of STAFF)
    for (const subject of SUBJECTS) {
      const may = expected(who.get('edit')?.get(staff.role) ?? '', staff, subject)
      // From "submitted" on the text is in the desk's hands.
      const wanted = may && (state === 'draft' || onDesk(staff, subject))
      expect([staff, subject, mayEdit(staff, state, subject)]).toEqual([staff, subject, wanted])
    }
})

/** States whose article readers see, or will see without anybody doing anything more. */
const ON_ITS_WAY_OUT: readonly ArticleState[] = ['scheduled', 'embargoed', 'published', 'archived']

test('whoever may not publish cannot bring an article to readers by any chain of steps', () => {
  for (const staff of STAFF)
    for (const subject of SUBJECTS) {
      if (step(staff, 'publish', 'draft', subject).ok) continue
      const reached = new Set<ArticleState>(['draft'])
      for (const from of reached) for (const name of stepsFrom(staff, from, subject)) reached.add(TRANSITIONS[name].to)
      expect([staff, subject, ON_ITS_WAY_OUT.filter((state) => reached.has(state))]).toEqual([staff, subject, []])
    }
})

test('someone acts next on every article that is not out', () => {
  const next = Object.fromEntries(ARTICLE_STATES.map((state) => [state, nextActor(state)]))
  expect(next).toEqual({
    draft: 'author',
    submitted: 'desk',
    'in-review': 'desk',
    ready: 'chief',
    scheduled: 'clock',
    embargoed: 'clock',
    published: 'nobody',
    withdrawn: 'nobody',
    archived: 'nobody',
  })
})

test('every permission names roles that exist, each once', () => {
  for (const [permission, grants] of Object.entries(PERMISSIONS)) {
    expect([permission, new Set(grants).size]).toEqual([permission, grants.length])
    for (const grant of grants) expect(ROLES).toContain(grant.split(':')[0] as Role)
  }
})
