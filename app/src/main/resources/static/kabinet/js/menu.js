import {$, $$} from './page.js'

const GAP = 4, EDGE = 8

/** Native popovers, put beside the button that opens them and walked by arrows. On a phone the style sheet places them. */
document.addEventListener('toggle', event => {
  const menu = event.target
  if (!menu.matches?.('.k-pop[popover]') || event.newState !== 'open') return
  place(menu, $(`[popovertarget="${menu.id}"]:not([hidden])`))
  $('[autofocus], .k-item, input', menu)?.focus({preventScroll: true})
}, true)

function place(menu, button) {
  const style = menu.style
  style.left = style.top = ''
  if (!button || matchMedia('(max-width:640px)').matches) return
  const from = button.getBoundingClientRect(), size = menu.getBoundingClientRect()
  const below = from.bottom + GAP + size.height <= innerHeight - EDGE
  const left = from.left + size.width <= innerWidth - EDGE ? from.left : from.right - size.width
  style.left = Math.max(EDGE, left) + 'px'
  style.top = Math.max(EDGE, below ? from.bottom + GAP : from.top - GAP - size.height) + 'px'
}

document.addEventListener('keydown', event => {
  const menu = event.target.closest?.('.k-pop')
  const step = {ArrowDown: 1, ArrowUp: -1}[event.key]
  if (!menu || !step || event.target.matches('textarea,select,input[type=date],input[type=number]')) return
  const items = $$('.k-item:not([hidden]), input', menu)
  const next = items[(items.indexOf(event.target) + step + items.length) % items.length]
  next?.focus()
  event.preventDefault()
})

/** A field with data-filter hides the entries of its popover that do not contain what is typed. */
document.addEventListener('input', event => {
  if (!event.target.matches?.('[data-filter]')) return
  const words = event.target.value.trim().toLowerCase()
  for (const item of $$('.k-item', event.target.closest('.k-pop'))) {
    item.hidden = !item.textContent.toLowerCase().includes(words)
  }
})
