import { Refusal } from '@warraq/core/errors'
import { can } from '@warraq/core/people/permissions'
import { RECORDING_LIMIT_BYTES } from '@warraq/core/media/recordings.table'
import type { TakenIn } from '../../ports/images/intake.ts'
import { sha256Of, takeInImage } from '../../ports/images/intake.ts'
import { takeInRecording } from '../../ports/recordings/intake.ts'
import {
  endingMedia,
  listMedia,
  readMedia,
  readMediaDetail,
  readRecording,
  readUploaded,
  takenInBefore,
} from '../../store/desk/media-list.ts'
import type { DeskContext } from '../context.ts'
import { takeLimits, uploadLimits } from '../edge/limits.ts'
import type { Caller, DeskEntries } from '../route.ts'
import { findMedia } from '../search/search-entries.ts'

const as = (caller: Caller) => ({ kind: 'account', accountId: caller.account.id }) as const

export const mediaEntries: DeskEntries<
  | 'media.list'
  | 'media.ending'
  | 'media.read'
  | 'media.upload'
  | 'media.record'
  | 'media.describe'
  | 'media.replace'
  | 'media.restore'
  | 'media.remove'
> = {
  'media.list': {
    who: 'staff',
    handle: async ({ desk, input: { q = '', only, ...input } }) => {
      if (q.trim() === '') {
        return listMedia(desk.read, only === undefined ? input : { ...input, only }, desk.now().slice(0, 10))
      }
      const { rows, next } = await findMedia(desk, { ...input, q })
      return { rows, next }
    },
  },
  'media.ending': {
    who: 'staff',
    handle: async ({ desk, input }) => ({
      rows: await endingMedia(desk.read, input.ids.split(',').map(Number), desk.now().slice(0, 10)),
    }),
  },
  'media.read': {
    who: 'media.edit',
    handle: async ({ desk, id, caller }) => {
      const detail = await readMediaDetail(desk.read, id)
      // Whoever reads only what is theirs learns that it is in use, not in what.
      const all = can(caller.staff, 'article.read')
      return { ...detail, uses: detail.uses.map((use) => (all || use.shown ? use : { ...use, title: '' })) }
    },
  },
  'media.remove': {
    who: 'media.edit',
    handle: async ({ desk, id, caller, retryKeys }) => {
      await desk.call('media/remove-media', { id }, { actor: as(caller), retryKeys })
      return { done: true }
    },
  },
  'media.upload': {
    who: 'media.upload',
    handle: async ({ desk, input, file, caller, retryKeys }) => {
      if (file === null || file.bytes.length === 0) throw new Refusal('bad-input', { field: 'file' })
      await takeLimits(desk, uploadLimits(caller.account.id))
      const taken = await takeIn(desk, file.bytes)
      const words = { alt: input.alt ?? '', caption: input.caption ?? '', credit: input.credit ?? '' }
      const { id } = await desk.call(
        'media/add-media',
        { ...taken, ...words, originalName: file.name },
        { actor: as(caller), retryKeys },
      )
      return readUploaded(desk.read, id)
    },
  },
  'media.replace': {
    who: 'media.edit',
    handle: async ({ desk, id, file, caller, retryKeys }) => {
      if (file === null || file.bytes.length === 0) throw new Refusal('bad-input', { field: 'file' })
      // Before the work: a picture that is not there is not worth decoding for.
      await readMedia(desk.read, id)
      await takeLimits(desk, uploadLimits(caller.account.id))
      const taken = await takeIn(desk, file.bytes)
      const input = { id, file: taken, originalName: file.name }
      await desk.call('media/replace-media', input, { actor: as(caller), retryKeys })
      return readMedia(desk.read, id)
    },
  },
  'media.restore': {
    who: 'media.edit',
    handle: async ({ desk, id, caller, retryKeys }) => {
      await desk.call('media/restore-media', { id }, { actor: as(caller), retryKeys })
      return readMedia(desk.read, id)
    },
  },
  'media.record': {
    who: 'media.upload',
    bytes: RECORDING_LIMIT_BYTES,
    handle: async ({ desk, input, stream, caller, retryKeys }) => {
      if (stream === null) throw new Refusal('bad-input', { field: 'file' })
      await takeLimits(desk, uploadLimits(caller.account.id))
      const taken = await takeInRecording(desk.blobs, stream)
      const words = { alt: '', caption: '', credit: '' }
      const { id } = await desk.call(
        'media/add-media',
        { ...taken, ...words, originalName: input.name },
        { actor: as(caller), retryKeys },
      )
      return readRecording(desk.read, id)
    },
  },
  'media.describe': {
    who: 'media.edit',
    handle: async ({ desk, id, input, caller, retryKeys }) => {
      await desk.call('media/describe-media', { id, ...input }, { actor: as(caller), retryKeys })
      return { done: true }
    },
  },
}

/** The same file again is not decoded again; it becomes a picture of its own with words of its own. */
async function takeIn(desk: DeskContext, bytes: Uint8Array): Promise<TakenIn> {
  return (await takenInBefore(desk.read, sha256Of(bytes))) ?? takeInImage(desk, bytes)
}
