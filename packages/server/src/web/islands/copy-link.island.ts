const SHOWN_FOR_MS = 2500

/** `<copy-link data-copy data-copied>` around a read-only field: a button that copies the field. */
export class CopyLink extends HTMLElement {
  connectedCallback(): void {
    if (this.querySelector('button') !== null) return
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = this.dataset['copy'] ?? ''
    button.setAttribute('aria-live', 'polite')
    button.addEventListener('click', () => void this.#copy(button))
    this.append(button)
  }

  /** Where the clipboard is out of reach (an insecure address, a refusal) the field is selected instead. */
  async #copy(button: HTMLButtonElement): Promise<void> {
    const field = this.querySelector('input')
    if (field === null) return
    field.select()
    try {
      await navigator.clipboard.writeText(field.value)
    } catch {
      if (!document.execCommand('copy')) return
    }
    button.textContent = this.dataset['copied'] ?? ''
    setTimeout(() => {
      button.textContent = this.dataset['copy'] ?? ''
    }, SHOWN_FOR_MS)
  }
}
