import {$, $$, on} from './page.js'

/**
 * A card that opens over its list: the address becomes the card's own, Back closes it, J and K walk the list, the focus
 * returns to the row. Links to cards carry data-drawer.
 */
const links = () => $$('#main a[data-drawer]').filter(link => !link.closest('#drawer'))
const shown = () => $('#drawer .k-drawer')
const here = link => link.pathname === location.pathname

export const isOpen = () => !!shown()

function mark() {
  for (const row of $$('#main .sel')) row.classList.remove('sel')
  links().find(here)?.closest('tr,.k-card,li')?.classList.add('sel')
}

async function load(url) {
  const drawer = $('#drawer')
  if (!drawer) return location.assign(url)
  mark()
  const waiting = setTimeout(() => drawer.replaceChildren($('#drawer-loading').content.cloneNode(true)), 150)
  try {
    await htmx.ajax('GET', url, {target: '#drawer', swap: 'innerHTML'})
  } finally {
    clearTimeout(waiting)
  }
  const section = shown()
  if (section && !section.contains(document.activeElement)) section.focus({preventScroll: true})
}

export function open(url) {
  if (history.state?.drawer) {
    history.replaceState({drawer: url}, '', url)
  } else {
    history.replaceState({list: true}, '')
    history.pushState({drawer: url}, '', url)
  }
  return load(url)
}

export function close() {
  if (history.state?.drawer) history.back()
}

function hide() {
  const row = $('#main .sel')
  $('#drawer')?.replaceChildren()
  mark()
  const link = row && $('a[data-drawer]', row)
  link?.focus({preventScroll: true})
}

/** Moves to the next (1) or the previous (-1) row: opens it when a card is open, focuses it otherwise. */
export function walk(step) {
  const all = links()
  if (!all.length) return false
  const from = all.findIndex(link => isOpen() ? here(link) : link.closest('tr,.k-card,li')?.contains(document.activeElement))
  const next = all[Math.min(all.length - 1, Math.max(0, from + step))]
  next.scrollIntoView({block: 'nearest'})
  if (isOpen()) open(next.href)
  else next.focus()
  return true
}

addEventListener('popstate', ({state}) => {
  if (state?.drawer) load(state.drawer)
  else if (isOpen()) hide()
})

// closed before it came
addEventListener('htmx:beforeSwap', ({detail}) => {
  if (detail.target.id === 'drawer' && !history.state?.drawer) detail.shouldSwap = false
})

const plain = event => event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey

on('click', 'a[data-drawer]', (link, event) => {
  if (!plain(event)) return
  event.preventDefault()
  open(link.href)
})

on('click', 'tr.go', (row, event) => {
  if (event.target.closest('a,button,input,label,select,[popover]') || String(getSelection())) return
  const link = $('.k-open', row)
  if (!link) return
  if (event.ctrlKey || event.metaKey) window.open(link.href)
  else link.click()
})

on('click', '[data-drawer-close]', (link, event) => {
  if (!history.state?.drawer) return
  event.preventDefault()
  close()
})
on('click', '[data-walk]', button => walk(Number(button.dataset.walk)))
