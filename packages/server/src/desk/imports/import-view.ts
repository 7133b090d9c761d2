import type { ImportFailure, ImportView } from '@warraq/core/contract/imports'
import { DESK_ROUTES } from '@warraq/core/contract/routes'
import { DESK_PREFIX } from '@warraq/core/contract/wire'
import { isRefusalCode, refusalMessage } from '@warraq/core/errors'
import { articleLinks } from '../../store/desk/article-links.ts'
import type { StoredRun } from '../../store/desk/imports.ts'
import { madeArticles, madeByKind } from '../../store/desk/imports.ts'
import type { DeskContext } from '../context.ts'
import { deskText } from '../messages/messages.ts'
import type { PlannedSettings } from './planned-settings.ts'
import { plannedSettings } from './planned-settings.ts'

/** A run as the newsroom shows it. Nothing secret of its settings is in it. */
export async function importView(desk: DeskContext, run: StoredRun, lang: 'ar' | 'en'): Promise<ImportView> {
  const { row, report, samples, undone } = run
  const settings = plannedSettings(run.settings)
  const made = row.rehearsal ? [] : await madeArticles(desk.read, row.id)
  const ids = made.map(({ id }) => id)
  const links = await articleLinks(desk.read, ids, desk.config.publicUrl.origin)
  const urls = new Map(links.map(({ id, url }) => [id, url]))
  return {
    ...row,
    choices: settings?.choices ?? null,
    failure: row.state === 'failed' || row.state === 'stopped' ? failureOf(run, lang) : null,
    report: row.state === 'running' || row.state === 'waiting' ? null : report,
    samples: samples.map(({ theirs, ours }, index) => ({
      ...theirs,
      n: index + 1,
      state: settings?.choices.states === 'drafts' ? 'draft' : ours.state,
      previewUrl: previewUrl(row.id, index + 1),
    })),
    made: made.map((article) => ({ ...article, publicUrl: urls.get(article.id) ?? null })),
    madeCounts: row.rehearsal ? {} : await madeByKind(desk.read, row.id),
    undone,
    goesOn: await canGoOn(desk, row.state, settings),
  }
}

function previewUrl(id: number, n: number): string {
  return DESK_PREFIX + DESK_ROUTES['imports.sample'].path.replace(':id', String(id)).replace(':n', String(n))
}

async function canGoOn(desk: DeskContext, state: string, settings: PlannedSettings | null): Promise<boolean> {
  if ((state !== 'failed' && state !== 'stopped') || settings === null) return false
  const files = [settings.file, settings.picturesFile].filter((token) => token !== null)
  const here = await Promise.all(files.map((token) => desk.staging.has(token)))
  return here.every(Boolean) && (settings.user === null || settings.sealed !== null)
}

function failureOf({ failure }: StoredRun, lang: 'ar' | 'en'): ImportFailure | null {
  if (failure === null) return null
  const { code, details } = failure
  const text = (name: string): string => (typeof details[name] === 'string' ? details[name] : '')
  const number = (name: string): number | null => (typeof details[name] === 'number' ? details[name] : null)
  const item = details['item'] ?? details['entry'] ?? details['url'] ?? null
  return {
    code,
    message: isRefusalCode(code) ? refusalMessage(code, lang, details as never) : deskText(lang, 'defect', { ref: '' }),
    reason: text('reason') || null,
    line: number('line'),
    column: number('column'),
    item: typeof item === 'string' || typeof item === 'number' ? String(item) || null : null,
    detail: text('detail'),
  }
}
