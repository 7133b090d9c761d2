import { Shed } from './page-store/shed.ts'

/**
 * A page takes a thread some milliseconds: whoever comes behind so many would wait longer than readers do, and every
 * further one would make it longer for all.
 */
const MOST_DRAWN = 200

/** Bounds how many pages are drawn at a time. Stored pages ask nothing of it. */
export interface Drawing {
  /** Throws a `Shed`, without beginning, where too many are being drawn. */
  take<T>(work: () => Promise<T>): Promise<T>
}

export function boundedDrawing(most = MOST_DRAWN): Drawing {
  let drawn = 0
  return {
    async take(work) {
      if (drawn >= most) throw new Shed()
      drawn += 1
      try {
        return await work()
      } finally {
        drawn -= 1
      }
    },
  }
}
