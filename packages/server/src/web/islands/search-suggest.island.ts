const WAIT_MS = 180
const LEAST = 2

/** What `/search/suggest` answers: lines to choose from, and how many they are in words, for those who listen. */
interface Suggestions {
  readonly said: string
  readonly options: readonly {
    readonly kind: string
    readonly note: string
    readonly label: string
    readonly url: string
  }[]
}

/** Attributes rather than properties: not every browser of 2022 reflects those of ARIA. */
function set(element: Element, attributes: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
}

function made<Name extends 'ul' | 'li' | 'span' | 'bdi' | 'small'>(
  name: Name,
  attributes: Readonly<Record<string, string>>,
  text = '',
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name)
  set(element, attributes)
  element.textContent = text
  return element
}

/**
 * `<search-suggest data-url data-label>` around a search field: suggestions while one types, as the ARIA Authoring
 * Practices describe an editable combobox with a list. The field and its form stay what they are without scripts.
 */
export class SearchSuggest extends HTMLElement {
  #field!: HTMLInputElement
  #list!: HTMLUListElement
  #status!: HTMLElement
  #active = -1
  #timer = 0
  #asked = ''
  #asking: AbortController | null = null

  connectedCallback(): void {
    const field = this.querySelector('input')
    if (field === null || field.hasAttribute('role')) return
    this.#field = field
    const id = `${field.id}-list`
    this.#list = made('ul', { id, role: 'listbox', 'aria-label': this.dataset['label'] ?? '', hidden: '' })
    this.#status = made('span', { class: 'hidden', role: 'status' })
    this.append(this.#list, this.#status)
    set(field, { role: 'combobox', 'aria-autocomplete': 'list', 'aria-controls': id, 'aria-expanded': 'false' })
    field.addEventListener('input', () => this.#later())
    field.addEventListener('keydown', (event) => this.#key(event))
    field.addEventListener('blur', () => this.#close())
    // Before the field loses the focus: a blur would take the list away under the pointer.
    this.#list.addEventListener('pointerdown', (event) => event.preventDefault())
    this.#list.addEventListener('click', (event) => {
      const option = (event.target as Element).closest<HTMLElement>('[role=option]')
      if (option !== null) this.#go(option)
    })
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer)
    this.#asking?.abort()
  }

  #later(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#ask(), WAIT_MS)
  }

  /** Also while an input method is composing: its letters are in the field already. */
  async #ask(): Promise<void> {
    const text = this.#field.value.trim()
    this.#asking?.abort()
    if (text.length < LEAST) return this.#close()
    if (text === this.#asked && !this.#list.hidden) return undefined
    const asking = new AbortController()
    this.#asking = asking
    try {
      const url = `${this.dataset['url'] ?? ''}?q=${encodeURIComponent(text)}`
      const answer = await fetch(url, { signal: asking.signal, headers: { accept: 'application/json' } })
      if (!answer.ok) return this.#close()
      const found = (await answer.json()) as Suggestions
      // The reader may have gone on to another field in the meantime.
      if (asking.signal.aborted || document.activeElement !== this.#field) return undefined
      this.#asked = text
      this.#show(found)
    } catch {
      if (!asking.signal.aborted) this.#close()
    }
    return undefined
  }

  #show({ options, said }: Suggestions): void {
    this.#list.replaceChildren(
      ...options.map(({ kind, note, label, url }, n) => {
        const id = `${this.#list.id}-${n}`
        const item = made('li', { id, role: 'option', class: `of-${kind}`, 'aria-selected': 'false', 'data-url': url })
        item.append(made('bdi', {}, label), made('small', {}, note))
        return item
      }),
    )
    this.#mark(-1)
    this.#list.hidden = options.length === 0
    set(this.#field, { 'aria-expanded': String(options.length > 0) })
    this.#status.textContent = said
  }

  #close(): void {
    clearTimeout(this.#timer)
    this.#asking?.abort()
    this.#asked = ''
    this.#mark(-1)
    this.#list.hidden = true
    set(this.#field, { 'aria-expanded': 'false' })
    this.#status.textContent = ''
  }

  #options(): HTMLElement[] {
    return [...this.#list.children] as HTMLElement[]
  }

  /** -1 is the field itself. */
  #mark(at: number): void {
    this.#active = at
    for (const [n, option] of this.#options().entries()) {
      set(option, { 'aria-selected': String(n === at) })
      if (n === at) option.scrollIntoView({ block: 'nearest' })
    }
    const active = this.#options()[at]
    if (active === undefined) this.#field.removeAttribute('aria-activedescendant')
    else set(this.#field, { 'aria-activedescendant': active.id })
  }

  #key(event: KeyboardEvent): void {
    // Keys of an input method choose letters, not suggestions.
    if (event.isComposing) return
    const { key } = event
    const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0
    const count = this.#list.hidden ? 0 : this.#list.children.length
    const active = this.#options()[this.#active]
    if (step !== 0) {
      if (count === 0) this.#later()
      else this.#mark(((this.#active + 1 + step + count + 1) % (count + 1)) - 1)
    } else if (key === 'Enter' && active !== undefined && count > 0) this.#go(active)
    else if (key === 'Escape' && count > 0) this.#close()
    else return
    event.preventDefault()
  }

  #go(option: HTMLElement): void {
    location.assign(option.dataset['url'] ?? '')
  }
}
