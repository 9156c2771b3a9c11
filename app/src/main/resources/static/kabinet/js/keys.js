import {$, $$, on, typing} from './page.js'
import {close, isOpen, walk} from './drawer.js'
import {undoLast} from './toast.js'

/**
 * The keyboard map, by the place of a key, so that the Russian layout works; never while typing. An element with
 * data-key (KeyN, Slash, …) is pressed by that key, or focused when it is a field; in an open card the card's own goes first.
 */
let going = 0

document.addEventListener('keydown', event => {
  if (event.defaultPrevented || event.isComposing) return
  const ctrl = event.ctrlKey || event.metaKey
  if (ctrl && event.code === 'KeyK') return done(event, openPalette())
  if (event.altKey || $('dialog[open]')) return
  if (typing(event.target)) return event.code === 'Escape' && leave(event.target)
  if (ctrl) return event.code === 'KeyZ' && done(event, undoLast())
  if (event.code === 'Escape') return !$('[popover]:popover-open') && isOpen() && done(event, close())
  if (event.target.closest('.k-board') && event.code.startsWith('Arrow')) return
  if (event.shiftKey) return event.code === 'Slash' && done(event, $('#keys')?.showModal())
  if (Date.now() - going < 1500) return go(event)
  if (event.code === 'KeyG') { going = Date.now(); return }
  if (press(event.code)) return done(event)
  const step = {KeyJ: 1, ArrowDown: 1, KeyK: -1, ArrowUp: -1}[event.code]
  if (step && !event.target.closest('[role=tab],.k-pop') && walk(step)) done(event)
})

/** Escape leaves a field; an empty one in a card closes the card. */
function leave(field) {
  const written = field.value
  field.blur()
  if (written) field.closest('.k-drawer')?.focus()
  else if (isOpen() && field.closest('#drawer')) close()
}

const done = event => event.preventDefault()

function go(event) {
  going = 0
  const link = $(`a[data-go="${event.code}"]`)
  if (link) { done(event); link.click() }
}

function press(code) {
  const all = $$(`[data-key="${code}"]`).filter(element => element.offsetParent)
  const element = all.find(candidate => candidate.closest('#drawer')) ?? all[0]
  if (!element || (isOpen() && !element.closest('#drawer') && code !== 'Slash')) return false
  if (typing(element)) element.focus()
  else element.click()
  return true
}

/* The palette: every place of the menu and every command of the page, found by a few letters in either layout. */
const LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`", CYRILLIC = 'йцукенгшщзхъфывапролджэячсмитьбюё'
const relayout = (words, from, to) => [...words].map(letter => to[from.indexOf(letter)] ?? letter).join('')

function openPalette() {
  const palette = $('#palette')
  if (!palette || palette.open) return
  const list = $('[role=listbox]', palette)
  list.replaceChildren(...$$('.k-side nav a, [data-command]').map((target, index) => {
    const item = document.createElement('div')
    item.className = 'k-item'
    item.id = `command-${index}`
    item.setAttribute('role', 'option')
    const icon = $('svg', target)?.cloneNode(true)
    const label = document.createElement('span')
    label.className = 'cut'
    label.textContent = target.dataset.command || $('[data-label]', target)?.textContent || target.textContent
    item.append(...[icon, label].filter(Boolean))
    item.addEventListener('click', () => { palette.close(); target.click() })
    return item
  }))
  const field = $('input', palette)
  field.value = ''
  find(palette, '')
  palette.showModal()
  field.focus()
}

function find(palette, typed) {
  const words = typed.trim().toLowerCase()
  const meant = [words, relayout(words, LATIN, CYRILLIC), relayout(words, CYRILLIC, LATIN)]
  for (const item of $$('[role=option]', palette)) {
    const label = item.textContent.toLowerCase()
    item.hidden = !meant.some(one => label.includes(one))
  }
  choose(palette, $$('[role=option]:not([hidden])', palette)[0])
  $('[data-nothing]', palette).hidden = !!$('[role=option]:not([hidden])', palette)
}

function choose(palette, item) {
  for (const other of $$('[role=option]', palette)) {
    other.classList.toggle('on', other === item)
    other.setAttribute('aria-selected', other === item)
  }
  item?.scrollIntoView({block: 'nearest'})
  $('input', palette).setAttribute('aria-activedescendant', item?.id ?? '')
}

on('click', '[data-palette]', openPalette)
on('input', '#palette input', field => find(field.closest('dialog'), field.value))
on('keydown', '#palette input', (field, event) => {
  const palette = field.closest('dialog')
  const items = $$('[role=option]:not([hidden])', palette)
  const at = items.findIndex(item => item.classList.contains('on'))
  const step = {ArrowDown: 1, ArrowUp: -1}[event.key]
  if (step && items.length) { choose(palette, items[(at + step + items.length) % items.length]); done(event) }
  if (event.key === 'Enter') { items[at]?.click(); done(event) }
})
