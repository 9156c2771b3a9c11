import {$, $$, announce, text} from './page.js'

/**
 * The board: drag with the pointer, or lift with Space, move by arrows, drop with Space, return with Escape. A column
 * names its stage in data-stage, a card its address in data-move; the move is sent as stage_id, before_id and version and
 * shows at once. A refused card goes back. A column with data-asks opens that dialog ({id} is the card) instead.
 */
const lists = board => $$('.k-col > .l', board)
const cardsOf = list => $$('.k-card', list)
let lifted

function drag(board) {
  board.dataset.ready = ''
  for (const list of lists(board)) {
    Sortable.create(list, {
      group: 'deals', draggable: '.k-card', ghostClass: 'k-slot', dragClass: 'drag', animation: 120, delay: 150,
      delayOnTouchOnly: true, scroll: true, filter: 'a,button', preventOnFilter: false,
      onStart: ({item}) => { item.origin = place(item); board.classList.add('is-dragging') },
      onEnd: ({item}) => { board.classList.remove('is-dragging'); moved(item, item.origin); catchUp(board) },
    })
  }
}

const place = card => ({list: card.parentElement, next: card.nextElementSibling})
const putBack = (card, {list, next}) => list.insertBefore(card, next?.parentElement === list ? next : null)
const title = card => $('b', card)?.textContent ?? ''
const stageName = list => $('h2', list.parentElement)?.textContent ?? ''

async function moved(card, origin) {
  const list = card.parentElement, column = list.closest('.k-col')
  if (list === origin.list && card.nextElementSibling === origin.next) return
  if (column.dataset.asks && list !== origin.list) {
    putBack(card, origin)
    return htmx.ajax('GET', column.dataset.asks.replace('{id}', card.dataset.id), {target: '#dialog'})
  }
  const next = card.nextElementSibling
  const values = {stage_id: column.dataset.stage, before_id: next?.dataset.id ?? '', version: card.dataset.version ?? ''}
  const refused = ({detail}) => { if (detail.elt === card) putBack(card, origin) }
  document.addEventListener('htmx:responseError', refused)
  try {
    await htmx.ajax('PUT', card.dataset.move, {source: card, values, swap: 'none'})
  } finally {
    document.removeEventListener('htmx:responseError', refused)
  }
  const now = document.getElementById(card.id) ?? card
  if (document.activeElement === document.body) now.focus({preventScroll: true})
  if (now.parentElement) announce(`${title(now)}: ${stageName(now.parentElement)}`)
}

function keyboard(board, event) {
  const card = event.target.closest('.k-card')
  if (!card || event.target !== card) return
  if (event.code === 'Space') board.dataset.sortable && drop(card)
  else if (event.code === 'Escape' && lifted) release(true)
  else if (event.code.startsWith('Arrow')) (lifted ? shift : step)(board, card, event.code)
  else if (event.code === 'Enter') $('a.k-open', card)?.click()
  else return
  event.preventDefault()
}

function drop(card) {
  if (lifted) return release(false)
  lifted = {card, origin: place(card)}
  card.classList.add('drag')
  announce(text('board.lifted', title(card)))
}

function release(back) {
  const {card, origin} = lifted
  lifted = undefined
  card.classList.remove('drag')
  if (back) putBack(card, origin)
  else moved(card, origin)
  card.focus()
  announce(text(back ? 'board.returned' : 'board.dropped', stageName(card.parentElement)))
  catchUp(card.closest('.k-board'))
}

/** Moves the lifted card. */
function shift(board, card, code) {
  const list = card.parentElement, all = lists(board)
  if (code === 'ArrowUp') card.previousElementSibling?.before(card)
  if (code === 'ArrowDown') card.nextElementSibling?.after(card)
  const to = all[all.indexOf(list) + ({ArrowLeft: -1, ArrowRight: 1}[code] ?? 0)]
  if (to && to !== list) to.prepend(card)
  card.focus()
  card.scrollIntoView({block: 'nearest', inline: 'nearest'})
  announce(stageName(card.parentElement))
}

/** Moves the focus between cards. */
function step(board, card, code) {
  const all = lists(board), list = card.parentElement, index = cardsOf(list).indexOf(card)
  if (code === 'ArrowUp' || code === 'ArrowDown') {
    return cardsOf(list)[index + (code === 'ArrowUp' ? -1 : 1)]?.focus()
  }
  const direction = code === 'ArrowLeft' ? -1 : 1
  for (let at = all.indexOf(list) + direction; at >= 0 && at < all.length; at += direction) {
    const cards = cardsOf(all[at])
    if (cards.length) return cards[Math.min(index, cards.length - 1)].focus()
  }
}

/** Somebody changed deals: cards change in place and move, but never under a drag nor in a column that is hovered. */
async function renew(board) {
  if (lifted || board.classList.contains('is-dragging')) { board.behind = true; return }
  board.behind = false
  const response = await fetch(board.dataset.board, {headers: {'HX-Request': 'true', 'HX-Live': 'true'}})
  if (!response.ok) return
  const answer = document.createElement('template')
  answer.innerHTML = await response.text()
  for (const part of $$('.k-col > header, #deals-open', answer.content)) put(document.getElementById(part.id), part)
  for (const column of $$('.k-col', answer.content)) {
    const here = document.getElementById(column.id)
    if (here?.matches(':hover')) board.behind = true
    else if (here) merge($('.l', here), $('.l', column))
  }
}

const catchUp = board => { if (board?.behind) renew(board) }

function put(old, part) {
  if (!old || old.innerHTML === part.innerHTML && old.dataset.version === part.dataset.version) return
  const focused = old.contains(document.activeElement)
  part.classList.toggle('sel', old.classList.contains('sel'))
  old.replaceWith(part)
  htmx.process(part)
  if (focused) part.focus({preventScroll: true})
}

/** Cards of this column that are elsewhere come here; those that are no longer its first ones go. */
function merge(list, wanted) {
  const cards = cardsOf(wanted), ids = new Set(cards.map(card => card.id))
  let above
  for (const card of cards) {
    const old = document.getElementById(card.id)
    if (old?.parentElement.closest('.k-col:hover')) continue
    if (old?.parentElement === list) put(old, card)
    else {
      old?.remove()
      if (above) above.after(card)
      else list.prepend(card)
      htmx.process(card)
    }
    above = document.getElementById(card.id)
  }
  const shown = cardsOf(list), last = shown.findLastIndex(card => ids.has(card.id)), more = $('.k-next-page', wanted)
  shown.forEach((card, index) => { if (!ids.has(card.id) && (index < last || !more)) card.remove() })
  const offered = $('.k-next-page', list)
  if (!more) offered?.remove()
  else if (!offered) { list.append(more); htmx.process(more) }
}

export function start(board) {
  if (board.started) return
  board.started = true
  board.addEventListener('keydown', event => keyboard(board, event))
  board.addEventListener('click', event => {
    const card = event.target.closest('.k-card')
    if (card && !event.target.closest('a,button')) $('a.k-open', card)?.click()
  })
  board.addEventListener('live', () => renew(board))
  for (const column of $$('.k-col', board)) column.addEventListener('pointerleave', () => catchUp(board))
  if (!board.dataset.sortable) return
  if (window.Sortable) return drag(board)
  const script = document.createElement('script')
  script.src = board.dataset.sortable
  script.onload = () => drag(board)
  document.head.append(script)
}
