/** How often the newspaper is asked: while somebody reads, and while the page is merely open. */
const READING_MS = 3_000
const IDLE_MS = 30_000
/** Whoever has not moved for so long is not reading. */
const STILL_MS = 90_000
const LONGEST_TIMER_MS = 2 ** 31 - 1

interface Line {
  readonly label: string
  readonly text: string
  readonly url: string
  /** UTC. */
  readonly endsAt: string
}

/**
 * `<breaking-bar data-url>`: «عاجل» on every page. Pages are stored and know nothing of it, but for the front page, which
 * prints it for readers without script; here it is asked for, shown, and taken away at its minute by the server's clock.
 */
export class BreakingBar extends HTMLElement {
  #timer = 0
  #end = 0
  #moved = Date.now()
  #shown = ''

  connectedCallback(): void {
    const awake = (): void => {
      const still = Date.now() - this.#moved > STILL_MS
      this.#moved = Date.now()
      if (still) void this.#ask()
    }
    for (const kind of ['scroll', 'pointerdown', 'keydown']) addEventListener(kind, awake, { passive: true })
    document.addEventListener('visibilitychange', () => {
      clearTimeout(this.#timer)
      if (!document.hidden) void this.#ask()
    })
    void this.#ask()
  }

  async #ask(): Promise<void> {
    clearTimeout(this.#timer)
    try {
      const answer = await fetch(this.dataset['url'] ?? '')
      if (answer.ok) this.#show(((await answer.json()) as { line: Line | null }).line, answer.headers.get('date'))
    } catch {
      // Offline for a moment: what stands there stays until its end.
    }
    clearTimeout(this.#timer)
    if (document.hidden) return
    this.#timer = setTimeout(() => void this.#ask(), Date.now() - this.#moved > STILL_MS ? IDLE_MS : READING_MS)
  }

  /** `date` is the answer's own time: a reader's clock may be wrong by hours. */
  #show(line: Line | null, date: string | null): void {
    const left = line === null ? 0 : Date.parse(line.endsAt) - (date === null ? Date.now() : Date.parse(date))
    clearTimeout(this.#end)
    if (line === null || left <= 0) return this.#clear()
    this.#end = setTimeout(() => this.#clear(), Math.min(left, LONGEST_TIMER_MS))
    const said = JSON.stringify([line.text, line.url])
    if (said === this.#shown) return
    this.#shown = said
    const link = document.createElement('a')
    link.href = line.url
    link.textContent = line.text
    const label = document.createElement('strong')
    label.textContent = line.label
    const words = document.createElement('p')
    words.className = 'wrap'
    words.append(label, link)
    const bar = document.createElement('aside')
    bar.className = 'breaking'
    bar.setAttribute('aria-label', line.label)
    bar.append(words)
    this.replaceChildren(bar)
  }

  #clear(): void {
    this.#shown = ''
    this.replaceChildren()
  }
}
