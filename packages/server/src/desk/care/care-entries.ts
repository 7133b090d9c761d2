import type { CareView, SourceNoteFacts } from '@warraq/core/contract/care'
import type { ArticleContent } from '@warraq/core/articles/content'
import { mayEdit } from '@warraq/core/articles/editing'
import { methodWords } from '@warraq/core/care/problems'
import { HELP_ANYWHERE } from '@warraq/core/care/help-lines.table'
import { isLessCare } from '@warraq/core/people/dangerous-changes'
import { can } from '@warraq/core/people/permissions'
import { careRow } from '../../actions/care/care-rows.ts'
import { problemsOf, silenceHolding } from '../../actions/care/refuse-careless.ts'
import { mayReadNote, storedNote } from '../../actions/care/source-notes.ts'
import { refuseUnreadable } from '../../store/desk/article-view.ts'
import { careArticle, carePeople, careSigners } from '../../store/desk/care.ts'
import { listDemands } from '../../store/desk/demands.ts'
import { countLetters, listLetters, readLetter } from '../../store/desk/letters.ts'
import { readCareSettings } from '../../store/reader/care.ts'
import type { DeskContext } from '../context.ts'
import type { Caller, DeskEntries } from '../route.ts'

const DONE = { done: true } as const
const as = (caller: Caller) => ({ kind: 'account', accountId: caller.account.id }) as const

export const careEntries: DeskEntries<
  'care.settings' | 'care.saveSettings' | 'care.read' | 'care.save' | 'care.confirm' | 'care.override'
> = {
  'care.settings': {
    who: 'site.manage',
    handle: async ({ desk, lang }) => {
      const { settings, lockVersion } = await readCareSettings(desk.read)
      const silences = settings.silences.map((silence) => ({ ...silence }))
      return {
        settings: { ...settings, hosts: [...settings.hosts], silences },
        lockVersion,
        countryLine: HELP_ANYWHERE[lang],
      }
    },
  },
  'care.saveSettings': {
    who: 'site.manage',
    stepUp: async ({ desk, input }) => isLessCare((await readCareSettings(desk.read)).settings, input.settings),
    bytes: 128 * 1024,
    handle: ({ desk, input, caller, retryKeys }) =>
      desk.call('care/save-care-settings', input, { actor: as(caller), retryKeys }),
  },
  'care.read': { who: 'article.read', handle: ({ desk, caller, id }) => careView(desk, caller, id) },
  'care.save': {
    who: 'article.edit',
    handle: async ({ desk, id, input, caller, retryKeys }) => {
      await desk.call('care/save-care', { id, ...input }, { actor: as(caller), retryKeys })
      return DONE
    },
  },
  'care.confirm': {
    who: 'article.read',
    handle: async ({ desk, id, input, caller, retryKeys }) => {
      await desk.call('care/confirm-care', { id, ...input }, { actor: as(caller), retryKeys })
      return DONE
    },
  },
  'care.override': {
    who: 'care.override',
    handle: async ({ desk, id, input, caller, retryKeys }) => {
      await desk.call('care/override-silence', { id, ...input }, { actor: as(caller), retryKeys })
      return DONE
    },
  },
}

async function careView(desk: DeskContext, caller: Caller, id: number): Promise<CareView> {
  await refuseUnreadable(desk.read, caller.staff, id)
  const parts = { db: desk.read, keys: desk.keys }
  const article = await careArticle(desk.read, id)
  const row = await careRow(parts, id)
  const edits = mayEdit(caller.staff, article.state, article)
  const signers = await careSigners(desk.read, id)
  const content: ArticleContent = article.content
  return {
    group: row.group,
    authority: row.authority,
    names: edits ? row.names : null,
    problems: await problemsOf(parts, article, null),
    warnings: methodWords(content),
    checkedBy: row.checkedSave === article.savedAt ? signers.checkedBy : null,
    confirmedBy: row.confirmedSave === article.savedAt ? signers.confirmedBy : null,
    mayConfirm: can(caller.staff, 'article.review', article) && article.savedBy !== caller.account.id,
    mayOverride: can(caller.staff, 'care.override'),
    silentUntil: await silenceHolding(parts, article, desk.now()),
    overridden: row.silenceReason === null ? null : { by: signers.silenceBy ?? '', reason: row.silenceReason },
  }
}

export const letterEntries: DeskEntries<'letters.list' | 'letters.counts' | 'letters.read' | 'letters.act'> = {
  'letters.list': {
    who: 'letter.handle',
    handle: ({ desk, input, caller }) => listLetters(desk.read, caller.staff, input, desk.now()),
  },
  'letters.counts': {
    who: 'letter.handle',
    handle: ({ desk, caller }) => countLetters(desk.read, caller.staff, desk.now()),
  },
  'letters.read': {
    who: 'letter.handle',
    handle: ({ desk, id, caller }) =>
      readLetter(desk.read, caller.staff, id, { now: desk.now(), unseal: (sealed) => desk.keys.unseal(sealed) }),
  },
  'letters.act': {
    who: 'letter.handle',
    handle: ({ desk, id, input, caller, retryKeys }) =>
      desk.call('letters/act-on-letter', { id, ...input }, { actor: as(caller), retryKeys }),
  },
}

export const demandEntries: DeskEntries<
  'demands.list' | 'demands.create' | 'demands.change' | 'demands.close' | 'demands.takeBack'
> = {
  'demands.list': {
    who: 'legal.manage',
    handle: async ({ desk }) => ({ rows: await listDemands(desk.read), next: null }),
  },
  'demands.create': {
    who: 'legal.manage',
    handle: ({ desk, input, caller, retryKeys }) =>
      desk.call('legal/save-demand', input, { actor: as(caller), retryKeys }),
  },
  'demands.change': {
    who: 'legal.manage',
    handle: async ({ desk, id, input, caller, retryKeys }) => {
      await desk.call('legal/save-demand', { id, ...input }, { actor: as(caller), retryKeys })
      return DONE
    },
  },
  'demands.close': {
    who: 'legal.manage',
    stepUp: ({ input }) => Promise.resolve(input.outcome === 'withdrawn' || input.outcome === 'byline-hidden'),
    handle: async ({ desk, id, input, caller, retryKeys }) => {
      await desk.call('legal/close-demand', { id, ...input }, { actor: as(caller), retryKeys })
      return DONE
    },
  },
  'demands.takeBack': {
    who: 'legal.manage',
    stepUp: true,
    handle: async ({ desk, id, input, caller, retryKeys }) => {
      await desk.call('legal/take-demand-back', { id, ...input }, { actor: as(caller), retryKeys })
      return DONE
    },
  },
}

export const sourceNoteEntries: DeskEntries<
  'sourceNotes.facts' | 'sourceNotes.save' | 'sourceNotes.open' | 'sourceNotes.remove'
> = {
  'sourceNotes.facts': { who: 'article.read', handle: ({ desk, caller, id }) => noteFacts(desk, caller, id) },
  'sourceNotes.save': {
    who: 'article.read',
    handle: async ({ desk, id, input: { text, purgeOn, readers }, caller, retryKeys }) => {
      const sealedText = desk.keys.seal(text)
      await desk.call('care/save-source-note', { id, sealedText, purgeOn, readers }, { actor: as(caller), retryKeys })
      return DONE
    },
  },
  'sourceNotes.open': {
    who: 'article.read',
    // No retry keys: the answer is kept with them, and each reading is in the log.
    handle: async ({ desk, id, caller }) => {
      const { sealedText } = await desk.call('care/open-source-note', { id }, { actor: as(caller) })
      return { text: desk.keys.unseal(sealedText) }
    },
  },
  'sourceNotes.remove': {
    who: 'article.read',
    handle: async ({ desk, id, caller, retryKeys }) => {
      await desk.call('care/remove-source-note', { id }, { actor: as(caller), retryKeys })
      return DONE
    },
  },
}

async function noteFacts(desk: DeskContext, caller: Caller, id: number): Promise<SourceNoteFacts> {
  await refuseUnreadable(desk.read, caller.staff, id)
  const article = await careArticle(desk.read, id)
  const note = await storedNote({ db: desk.read }, id)
  const people = await carePeople(desk.read)
  const nameOf = (accountId: number) => people.find((one) => one.id === accountId)?.name ?? ''
  const mayRead = note !== null && mayReadNote(caller.staff, note)
  return {
    note:
      note === null
        ? null
        : {
            writtenBy: nameOf(note.writtenBy),
            changedAt: note.changedAt,
            purgeOn: note.purgeOn,
            mayRead,
            readers: note.readers.map((one) => ({ id: one, name: nameOf(one) })),
          },
    mayWrite: note === null ? mayEdit(caller.staff, article.state, article) : mayRead,
    people,
  }
}
