/** A body with an end: counted as it is sent and as it is unpacked, and given up at the first byte too many. */

import type { IncomingMessage } from 'node:http'
import type { Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import type { FetchWhy } from './port.ts'

/** What is asked for; one of these alone is unpacked, and nothing that is packed twice. */
export const PACKINGS = 'gzip, deflate, br'

/** An end that the other side's answer brought about. */
export class Failed extends Error {
  readonly why: FetchWhy

  constructor(why: FetchWhy, options?: ErrorOptions) {
    super(why, options)
    this.why = why
  }
}

/** @throws Failed `too-large`, `too-slow` (nothing for `pauseMs`), `broken-answer`, `unreachable` (cut off) */
export async function readBody(answer: IncomingMessage, mostBytes: number, pauseMs: number): Promise<Uint8Array> {
  const unpack = unpackingOf(answer.headers['content-encoding'])
  const declared = Number(answer.headers['content-length'] ?? 0)
  if (declared > mostBytes) throw new Failed('too-large')
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = []
    const count = { sent: 0, unpacked: 0 }
    const pause = setTimeout(() => fail(new Failed('too-slow')), pauseMs)
    const fail = (why: Failed): void => {
      clearTimeout(pause)
      // First the reason: what is destroyed says that it was broken off.
      reject(why)
      answer.destroy()
      unpack?.destroy()
    }
    const keep = (chunk: Uint8Array): void => {
      count.unpacked += chunk.length
      if (count.unpacked > mostBytes) fail(new Failed('too-large'))
      else chunks.push(chunk)
    }
    const end = (): void => {
      clearTimeout(pause)
      resolve(Buffer.concat(chunks))
    }
    answer.on('data', (chunk: Uint8Array) => {
      pause.refresh()
      count.sent += chunk.length
      if (count.sent > mostBytes) fail(new Failed('too-large'))
      else if (unpack === null) keep(chunk)
      // The other side waits while what it sent is unpacked.
      else if (!unpack.write(chunk)) answer.pause()
    })
    answer.on('error', (cause) => fail(new Failed('unreachable', { cause })))
    answer.on('aborted', () => fail(new Failed('unreachable')))
    if (unpack === null) {
      answer.on('end', end)
      return
    }
    answer.on('end', () => unpack.end())
    unpack.on('drain', () => answer.resume())
    unpack.on('data', keep)
    unpack.on('end', end)
    unpack.on('error', (cause) => fail(new Failed('broken-answer', { cause })))
  })
}

function unpackingOf(encoding: string | undefined): Transform | null {
  switch ((encoding ?? '').trim().toLowerCase()) {
    case '':
    case 'identity':
      return null
    case 'gzip':
    case 'x-gzip':
      return createGunzip()
    case 'deflate':
      return createInflate()
    case 'br':
      return createBrotliDecompress()
    default:
      throw new Failed('broken-answer')
  }
}
