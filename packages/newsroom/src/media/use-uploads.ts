import type { UploadedMedia } from '@warraq/core/contract/media'
import { UPLOAD_LIMIT_BYTES, UPLOAD_TYPES } from '@warraq/core/contract/media'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { forget } from '../api/desk.tsx'
import { uploadPicture } from '../api/upload.ts'
import { useLanguage } from '../i18n/choice.tsx'

export interface Upload {
  readonly n: number
  readonly file: File
  readonly state: 'waiting' | 'sending' | 'done' | 'failed' | 'wrong-type' | 'too-large'
  /** Bytes. */
  readonly sent: number
  readonly error: Error | null
  readonly row: UploadedMedia | null
}

const AT_ONCE = 2

/** Pictures on their way into the library, two at a time; what did not arrive can be sent again. */
export function useUploads() {
  const client = useQueryClient()
  const { language } = useLanguage()
  const [list, setList] = useState<readonly Upload[]>([])
  const queue = useRef({ n: 0, waiting: [] as Upload[], running: 0 })
  const change = (n: number, to: Partial<Upload>) =>
    setList((all) => all.map((one) => (one.n === n ? { ...one, ...to } : one)))

  const next = (): void => {
    const { current } = queue
    const upload = current.running < AT_ONCE ? current.waiting.shift() : undefined
    if (upload === undefined) return
    current.running += 1
    void send(upload).finally(() => {
      current.running -= 1
      next()
    })
    next()
  }
  const send = async ({ n, file }: Upload): Promise<void> => {
    change(n, { state: 'sending', sent: 0, error: null })
    try {
      const row = await uploadPicture(file, {
        language,
        onProgress: (sent) => change(n, { sent }),
        signal: new AbortController().signal,
      })
      change(n, { state: 'done', row })
      await forget(client, ['media.list'])
    } catch (error) {
      change(n, { state: 'failed', error: error instanceof Error ? error : new Error(String(error)) })
    }
  }
  const add = (files: readonly File[]): void => {
    const made = files.map((file): Upload => {
      queue.current.n += 1
      const fits = UPLOAD_TYPES.some((type) => type === file.type)
      const state = fits ? (file.size > UPLOAD_LIMIT_BYTES ? 'too-large' : 'waiting') : 'wrong-type'
      return { n: queue.current.n, file, state, sent: 0, error: null, row: null }
    })
    setList((all) => [...made.toReversed(), ...all])
    queue.current.waiting.push(...made.filter(({ state }) => state === 'waiting'))
    next()
  }
  const again = (upload: Upload): void => {
    change(upload.n, { state: 'waiting' })
    queue.current.waiting.push(upload)
    next()
  }
  return { list, add, again, clear: () => setList((all) => all.filter(({ state }) => state === 'sending')) }
}
