const TERMINAL_EVERY_MS = 200
const LOG_EVERY_MS = 5_000

export interface Progress {
  show(line: string): void
  end(): void
}

/** One line on stderr that is written over on a terminal, and now and then a new line anywhere else. */
export function progressOn(stream: NodeJS.WriteStream): Progress {
  // Work that is soon done says nothing where lines stay.
  const state = { shownAt: stream.isTTY ? 0 : Date.now(), open: false }
  const every = stream.isTTY ? TERMINAL_EVERY_MS : LOG_EVERY_MS
  return {
    show(line) {
      const now = Date.now()
      if (now - state.shownAt < every) return
      state.shownAt = now
      state.open = stream.isTTY
      stream.write(stream.isTTY ? `\r\u001B[K${line}` : `${line}\n`)
    },
    end() {
      if (state.open) stream.write('\r\u001B[K')
      state.open = false
    },
  }
}
