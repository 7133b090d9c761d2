import { Refusal } from '@warraq/core/errors'
import type { WriteContext } from '../action.ts'
import { defineAction } from '../action.ts'
import { allow } from '../people/staff.ts'
import { tidyMenus } from '../sample/remove-rest.ts'
import { reopenComments } from './reopen-comments.ts'
import { removeComments, removeImportedArticles } from './undo-articles.ts'
import { removeNames, removePages } from './undo-names.ts'
import type { UndoImport, UndoneStep } from './undo-steps.ts'
import { NOTHING_LEFT } from './undo-steps.ts'

/**
 * One step of undoing a run, small enough for one transaction; the caller goes through the stages. What nobody has touched
 * since goes; what the run changed in things of earlier runs stays as it is. Refuses an unknown run (`not-found`).
 */
export const undoImport = defineAction(async (context, input: UndoImport): Promise<UndoneStep> => {
  await allow(context, 'site.manage')
  const run = await context.db
    .selectFrom('import_run')
    .select(['id', 'source', 'replaced'])
    .where('id', '=', input.runId)
    .executeTakeFirst()
  if (!run || run.source === 'sample') throw new Refusal('not-found')
  switch (input.stage) {
    case 'articles':
      return removeImportedArticles(context, input)
    case 'comments':
      return removeComments(context, input)
    case 'discussions':
      return reopenComments(context, input)
    case 'pages':
      return removePages(context, input)
    case 'menus':
      await emptyMenus(context, run.replaced)
      return NOTHING_LEFT
    case 'persons':
    case 'sections':
    case 'tags':
    case 'media':
      return removeNames(context, input, input.stage)
    case 'end':
      return end(context, input)
  }
})

/** Menus that are still as the run filled them become empty again, which they were. */
async function emptyMenus(context: WriteContext, replaced: string): Promise<void> {
  const { menus = {} } = JSON.parse(replaced) as { menus?: Readonly<Record<string, string>> }
  for (const [place, items] of Object.entries(menus)) {
    await context.db
      .updateTable('menu')
      .set((e) => ({ items: '[]', lock_version: e('lock_version', '+', 1), changed_at: context.now }))
      .where('place', '=', place)
      .where('items', '=', items)
      .execute()
  }
  context.drop('site')
}

async function end(context: WriteContext, { runId, summary = null }: UndoImport): Promise<UndoneStep> {
  const { db } = context
  await tidyMenus(context)
  // What stayed keeps the addresses it had; the newsroom's own things lose those of a site that is not here any more.
  await db
    .deleteFrom('old_address')
    .where('run_id', '=', runId)
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('import_item')
            .select('import_item.key')
            .where('import_item.made_by', '=', runId)
            .whereRef('import_item.kind', '=', 'old_address.kind')
            .whereRef('import_item.target_id', '=', 'old_address.target_id'),
        ),
      ),
    )
    .execute()
  await db
    .deleteFrom('import_item')
    .where('run_id', '=', runId)
    .where((e) => e.or([e('made_by', 'is', null), e('kind', '=', 'menu')]))
    .execute()
  await db
    .updateTable('import_run')
    .set({ undone_at: context.now, undone: JSON.stringify(summary), phase: '' })
    .where('id', '=', runId)
    .execute()
  context.drop('site', 'front', 'lists', 'corrections')
  await context.emit({ type: 'site-changed', what: 'import' })
  context.audit('import.undone', `import:${runId}`, summary)
  return NOTHING_LEFT
}
