const AT_ONCE = 200
const FRESH_MS = 40 * 60_000

interface Riddle {
  readonly salt: string
  readonly digest: string
  readonly most: number
  readonly mark: string
}

/**
 * `<solve-riddle data-url>` around a hidden field of a form: while the form is filled in, the browser looks for the number
 * that the server asks for and puts it there. Where that cannot be done the form is sent without it.
 */
export class SolveRiddle extends HTMLElement {
  #solving: Promise<void> | null = null
  #begunAt = 0
  #busy = false

  connectedCallback(): void {
    const form = this.closest('form')
    form?.addEventListener('focusin', ({ timeStamp }) => this.#begin(timeStamp))
    form?.addEventListener('submit', (event) => {
      if (this.#solving === null || !this.#busy) return
      event.preventDefault()
      // After this event: a form that is being submitted is not submitted again.
      void this.#solving.finally(() => setTimeout(() => form.requestSubmit()))
    })
    // Shown again from the browser's memory: what was sent counts only once.
    addEventListener('pageshow', ({ persisted }) => {
      if (persisted) this.#put('')
    })
  }

  /** @param at in milliseconds, as events have it */
  #begin(at: number): void {
    if (this.#solving !== null && at - this.#begunAt < FRESH_MS) return
    this.#begunAt = at
    this.#busy = true
    this.#solving = this.#solve()
      .catch(() => undefined)
      .finally(() => {
        this.#busy = false
      })
  }

  #put(answer: string): void {
    const field = this.querySelector('input')
    if (field !== null) field.value = answer
    if (answer === '') this.#solving = null
  }

  async #solve(): Promise<void> {
    const answer = await fetch(this.dataset['url'] ?? '')
    if (!answer.ok) return
    const { salt, digest, most, mark } = (await answer.json()) as Riddle
    for (let from = 0; from <= most; from += AT_ONCE) {
      const found = await Promise.all(Array.from({ length: AT_ONCE }, (_, n) => isIt(salt, from + n, digest)))
      const at = found.indexOf(true)
      if (at >= 0) {
        this.#put(`${salt}${from + at}.${mark}`)
        return
      }
    }
  }
}

async function isIt(salt: string, number: number, digest: string): Promise<boolean> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(salt + number)))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('') === digest
}
