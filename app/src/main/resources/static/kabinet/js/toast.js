import {$, text} from './page.js'

const LASTS = 8000

/** One message at a time: goes after 8 seconds, stays while it is hovered or focused. */
class Toast extends HTMLElement {
  connectedCallback() {
    // Later: htmx is still in the middle of putting this one before the other.
    queueMicrotask(() => { for (const other of document.querySelectorAll('k-toast')) if (other !== this) other.remove() })
    this.left = LASTS
    this.addEventListener('pointerenter', () => this.hold())
    this.addEventListener('focusin', () => this.hold())
    this.addEventListener('pointerleave', () => this.run())
    this.addEventListener('focusout', () => this.run())
    this.addEventListener('click', event => { if (event.target.closest('button')) this.hidden = true })
    this.addEventListener('htmx:afterRequest', () => this.remove())
    this.run()
  }

  disconnectedCallback() {
    clearTimeout(this.timer)
  }

  run() {
    clearTimeout(this.timer)
    this.until = Date.now() + this.left
    this.timer = setTimeout(() => this.remove(), this.left)
  }

  hold() {
    clearTimeout(this.timer)
    this.left = Math.max(2000, this.until - Date.now())
  }
}
customElements.define('k-toast', Toast)

/** Shows a message that the page itself has to say. */
export function toast(message, undo) {
  const element = document.createElement('k-toast')
  element.className = 'k-toast'
  const words = document.createElement('span')
  words.className = 'cut'
  words.textContent = message
  element.append(words)
  if (undo) {
    const button = document.createElement('button')
    button.className = 'btn'
    button.type = 'button'
    button.textContent = text('undo')
    button.addEventListener('click', () => { undo(); element.remove() })
    element.append(button)
  }
  $('#toasts')?.append(element)
}

export const undoLast = () => $('#toasts k-toast:not([hidden]) button')?.click()
