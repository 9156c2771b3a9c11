/** What the other modules share: texts of the page's language, look-up, announcements for screen readers. */
export const $ = (selector, root = document) => root.querySelector(selector)
export const $$ = (selector, root = document) => [...root.querySelectorAll(selector)]

const texts = JSON.parse($('meta[name=kabinet-texts]')?.content ?? '{}')
const plural = new Intl.PluralRules(document.documentElement.lang)

/** The text of a key; `{}` stands for the value. */
export const text = (key, value = '') => (texts[key] ?? '').replace('{}', value)

/** The text of a key in the form that goes with a number: `key.one`, `key.few`, `key.many`, `key.other`. */
export const counted = (key, number) => text(`${key}.${plural.select(number)}`, number)

/** Tells a screen reader, politely. */
export function announce(message) {
  const region = $('#announcer')
  if (region) region.textContent = message
}

/** Adds a listener that serves elements that come and go: `on('click', '[data-copy]', (element, event) => …)`. */
export function on(type, selector, handle) {
  document.addEventListener(type, event => {
    const element = event.target.closest?.(selector)
    if (element) handle(element, event)
  })
}

export const typing = element => !!element?.closest?.('input:not([type=checkbox],[type=radio]),textarea,select,[contenteditable]')
