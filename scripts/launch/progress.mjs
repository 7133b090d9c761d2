import { say } from './words.mjs'

const QUIET_LINE_EVERY_MS = 10_000

/**
 * Shows on stderr that something long is under way: one line that counts seconds on a terminal,
 * one line every ten seconds anywhere else. Returns the function that ends the display.
 */
export function showProgress(label, out = process.stderr) {
  const started = Date.now()
  const line = () => `… ${label} ${Math.round((Date.now() - started) / 1000)} ${say('seconds')}`
  const draw = out.isTTY ? () => out.write(`\r\x1b[K${line()}`) : () => out.write(`${line()}\n`)
  draw()
  const timer = setInterval(draw, out.isTTY ? 1000 : QUIET_LINE_EVERY_MS)
  return () => {
    clearInterval(timer)
    draw()
    if (out.isTTY) out.write('\n')
  }
}
