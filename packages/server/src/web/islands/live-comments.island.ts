const POLL_MS = 60_000
const NEAR = '800px'

/** What `/comments/live` says: nothing in words while nothing has come. */
interface News {
  readonly text: string
}

/**
 * `<live-comments data-url data-show>`: how many comments have come since the page was made, and a way to them. It asks
 * only while somebody looks at the page and the discussion is near; where no stream is to be had it asks once a minute.
 */
export class LiveComments extends HTMLElement {
  #near = false
  #stopped = false
  #stream: EventSource | null = null
  #timer = 0

  connectedCallback(): void {
    this.setAttribute('role', 'status')
    new IntersectionObserver(
      (seen) => {
        this.#near = seen.some(({ isIntersecting }) => isIntersecting)
        this.#turn()
      },
      { rootMargin: NEAR },
    ).observe(this.parentElement ?? this)
    document.addEventListener('visibilitychange', () => this.#turn())
  }

  #turn(): void {
    clearInterval(this.#timer)
    this.#stream?.close()
    this.#stream = null
    if (!this.#near || document.hidden || this.#stopped) return
    const stream = new EventSource(this.dataset['url'] ?? '')
    this.#stream = stream
    stream.onmessage = ({ data }) => this.#show(JSON.parse(String(data)) as News)
    stream.onerror = () => {
      if (stream.readyState !== EventSource.CLOSED || this.#stream !== stream) return
      void this.#ask()
      this.#timer = setInterval(() => void this.#ask(), POLL_MS)
    }
  }

  async #ask(): Promise<void> {
    try {
      const answer = await fetch(this.dataset['url'] ?? '')
      if (answer.status === 200) this.#show((await answer.json()) as News)
      // Switched off, or no article any more.
      this.#stopped = answer.status === 204 || answer.status === 404
      if (this.#stopped) this.#turn()
    } catch {
      return
    }
  }

  #show({ text }: News): void {
    if (text === this.textContent) return
    const link = document.createElement('a')
    link.href = this.dataset['show'] ?? ''
    link.textContent = text
    // A link to the page that is open would only scroll.
    link.addEventListener('click', (event) => {
      if (link.pathname + link.search !== location.pathname + location.search) return
      event.preventDefault()
      location.hash = link.hash
      location.reload()
    })
    this.replaceChildren(...(text === '' ? [] : [link]))
  }
}
