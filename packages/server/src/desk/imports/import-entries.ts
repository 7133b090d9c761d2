import type { Json } from '@warraq/core/json'
import { IMPORT_FILE_BYTES } from '@warraq/core/contract/imports'
import { Refusal } from '@warraq/core/errors'
import { importSample } from '../../store/desk/import-samples.ts'
import { listImports, readImport, undoPreview } from '../../store/desk/imports.ts'
import { takeLimits, uploadLimits } from '../edge/limits.ts'
import type { Caller, DeskEntries } from '../route.ts'
import { importView } from './import-view.ts'
import { plannedSettings, settingsOf } from './planned-settings.ts'

const DONE = { done: true } as const
const as = (caller: Caller) => ({ kind: 'account', accountId: caller.account.id }) as const

type Names =
  | 'imports.upload'
  | 'imports.drop'
  | 'imports.folders'
  | 'imports.list'
  | 'imports.rehearse'
  | 'imports.read'
  | 'imports.sample'
  | 'imports.start'
  | 'imports.stop'
  | 'imports.resume'
  | 'imports.undoPreview'
  | 'imports.undo'

/** Moving in, from a file that is uploaded to an import that is taken back. */
export const importEntries: DeskEntries<Names> = {
  'imports.upload': {
    who: 'import.run',
    bytes: IMPORT_FILE_BYTES,
    handle: async ({ desk, stream, caller }) => {
      if (stream === null) throw new Refusal('bad-input', { field: 'file' })
      await takeLimits(desk, uploadLimits(caller.account.id))
      const { token, bytes } = await desk.staging.stage(stream)
      if (bytes > 0) return { file: token, bytes }
      await desk.staging.drop(token)
      throw new Refusal('bad-input', { field: 'file' })
    },
  },
  'imports.drop': {
    who: 'import.run',
    handle: async ({ desk, input }) => {
      await desk.staging.drop(input.file)
      return DONE
    },
  },
  'imports.folders': {
    who: 'import.run',
    handle: async ({ desk }) => ({ rows: await desk.staging.folders(), next: null }),
  },
  'imports.list': {
    who: 'import.run',
    handle: async ({ desk }) => ({ rows: await listImports(desk.read), next: null }),
  },
  'imports.rehearse': {
    who: 'import.run',
    handle: async ({ desk, input, caller, retryKeys }) => {
      const settings = await settingsOf(desk, input)
      const { kind, name } = settings
      const planned = { kind, name, settings: settings as unknown as Json, rehearsal: true }
      return desk.call('import/plan-run', planned, { actor: as(caller), retryKeys })
    },
  },
  'imports.read': {
    who: 'import.run',
    handle: async ({ desk, id, lang }) => importView(desk, await readImport(desk.read, id), lang),
  },
  'imports.sample': {
    who: 'import.run',
    handle: async ({ desk, id, n }) => {
      const { ours, theirs } = await importSample(desk.read, id, n)
      const publishedAt = ours.publishedAt ?? theirs.publishedAt ?? desk.now()
      return desk.previewSample({ ...ours, publishedAt, authors: theirs.authors })
    },
  },
  'imports.start': {
    who: 'import.run',
    handle: async ({ desk, id, input, caller, retryKeys }) => {
      const run = await readImport(desk.read, id)
      const settings = plannedSettings(run.settings)
      if (settings === null || !run.row.rehearsal) throw new Refusal('not-found')
      const asked = { ...settings, choices: input.choices }
      const { kind, name } = settings
      const planned = { kind, name, settings: asked as unknown as Json, rehearsal: input.rehearsal === true }
      return desk.call('import/plan-run', planned, { actor: as(caller), retryKeys })
    },
  },
  'imports.stop': {
    who: 'import.run',
    handle: async ({ desk, id, caller, retryKeys }) => {
      await desk.call('import/stop-run', { runId: id }, { actor: as(caller), retryKeys })
      return DONE
    },
  },
  'imports.resume': {
    who: 'import.run',
    handle: async ({ desk, id, caller, retryKeys }) => {
      await desk.call('import/resume-run', { runId: id }, { actor: as(caller), retryKeys })
      return DONE
    },
  },
  'imports.undoPreview': {
    who: 'import.run',
    handle: async ({ desk, id }) => {
      const { row } = await readImport(desk.read, id)
      if (row.rehearsal) throw new Refusal('not-found')
      return undoPreview(desk.read, id)
    },
  },
  'imports.undo': {
    who: 'import.run',
    handle: async ({ desk, id, caller, retryKeys }) => {
      await desk.call('import/ask-undo', { runId: id }, { actor: as(caller), retryKeys })
      return DONE
    },
  },
}
