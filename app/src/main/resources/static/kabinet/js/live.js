import {$, $$, announce, counted, on, text} from './page.js'
import {sendQueued} from './requests.js'
import {isOpen} from './drawer.js'

/**
 * Live updates: one stream tells which topics changed, and every element that lives on such a topic fetches itself anew
 * under its own rights. `data-live` names the topics. An element with hx-get fetches and swaps itself at the trigger
 * `live`; a list with `data-live-list` holds the address of its first rows, and lets new ones in by the rules below.
 */
const SPACING = 400, LOST_AFTER = 3000, HIDDEN_FOR = 60000, ANNOUNCE_EVERY = 10000
const body = document.body
let stream, lost, sleeping, seenAt = new Date(), announced = 0
const busy = new WeakMap()

function connect() {
  stream?.close()
  stream = new EventSource(body.dataset.stream)
  stream.addEventListener('hello', () => {
    const again = body.classList.contains('is-offline') || stream.again
    clearTimeout(lost)
    lost = undefined
    offline(false)
    body.classList.add('is-live')
    stream.again = true
    if (again || sleeping === null) { sleeping = undefined; refresh(() => true); sendQueued() }
  })
  stream.addEventListener('signed-out', () => location.reload())
  stream.onerror = () => {
    body.classList.remove('is-live')
    lost ??= setTimeout(() => {
      lost = undefined
      offline(true)
      if (stream.readyState === EventSource.CLOSED) connect()
    }, LOST_AFTER)
  }
  stream.onmessage = event => changed(event.data.split(' '))
}

function changed(topics) {
  seenAt = new Date()
  refresh(element => element.dataset.live.split(' ').some(topic => topics.includes(topic)))
}

function refresh(concerned) {
  for (const element of $$('[data-live]').filter(concerned)) soon(element)
}

/** A part stays while something inside it waits: for a part that is gone htmx has no answer. */
const waits = element => !!$('.htmx-request', element)
const later = element => setTimeout(() => { if (element.isConnected) soon(element) }, SPACING)

document.addEventListener('htmx:beforeSwap', ({detail}) => {
  const {elt, target} = detail
  if (elt !== target || !elt.dataset?.live || !waits(elt)) return
  detail.shouldSwap = false
  later(elt)
})

/** At most one fetch of an element at a time, and one more when something changed meanwhile. */
async function soon(element) {
  if (waits(element)) return later(element)
  if (busy.has(element)) return busy.set(element, 'again')
  busy.set(element, 'once')
  try {
    if (element.dataset.liveList) await merge(element)
    else htmx.trigger(element, 'live')
  } catch { /* the strip of a lost connection says so */ }
  setTimeout(() => {
    const again = busy.get(element) === 'again'
    busy.delete(element)
    if (again && element.isConnected) soon(element)
  }, SPACING)
}

/** Rows that exist change in place, never re-sort; new ones come in at the top, or wait for consent. */
async function merge(list) {
  const response = await fetch(list.dataset.liveList, {headers: {'HX-Request': 'true', 'HX-Live': 'true'}})
  if (!response.ok) return
  const answer = document.createElement('template')
  answer.innerHTML = await response.text()
  const rows = $$('[id][data-row]', answer.content)
  const fresh = []
  for (const row of rows) {
    const old = document.getElementById(row.id)
    if (!old) fresh.push(row)
    else if (old.outerHTML !== row.outerHTML) replace(old, row)
  }
  dim(list, rows)
  if (!fresh.length) return
  list.waiting = fresh
  if (untouched(list)) letIn(list, true)
  else offer(list)
}

function replace(old, row) {
  const focused = old.contains(document.activeElement) && $$('a,button', old).indexOf(document.activeElement)
  for (const name of ['sel', 'k-lifted']) row.classList.toggle(name, old.classList.contains(name))
  old.replaceWith(row)
  htmx.process(row)
  if (focused !== false) $$('a,button', row)[focused]?.focus({preventScroll: true})
}

/** A row that left the list stays where it is until the list is read anew, but pale. */
function dim(list, rows) {
  const ids = new Set(rows.map(row => row.id))
  const shown = $$('[id][data-row]', list)
  const last = shown.findLastIndex(row => ids.has(row.id))
  shown.forEach((row, index) => row.classList.toggle('gone', index < last && !ids.has(row.id)))
}

const untouched = list => !isOpen() && !list.matches(':hover') && !list.contains(document.activeElement)
  && (list.closest('.k-scroll')?.scrollTop ?? 0) < 8

const button = list => $(`.k-more[data-lets-in="${list.id}"]`)

function offer(list) {
  const more = button(list)
  if (!more) return
  $('span', more).textContent = counted('new', list.waiting.length)
  more.hidden = false
  if (Date.now() - announced > ANNOUNCE_EVERY) {
    announced = Date.now()
    announce(counted('new', list.waiting.length))
  }
}

function letIn(list, tint) {
  for (const row of list.waiting ?? []) row.classList.toggle('fresh', tint)
  const empty = $('[data-empty]', list)
  empty?.remove()
  list.prepend(...list.waiting ?? [])
  htmx.process(list)
  list.waiting = []
  const more = button(list)
  if (more) more.hidden = true
}

on('click', '.k-more[data-lets-in]', more => {
  const list = document.getElementById(more.dataset.letsIn)
  letIn(list, true)
  list.closest('.k-scroll')?.scrollTo({top: 0})
})

function offline(is) {
  body.classList.toggle('is-offline', is)
  const strip = $('#offline-strip')
  if (!is) return strip?.remove()
  if (strip) return
  const copy = $('#offline').content.cloneNode(true)
  const at = seenAt.toLocaleTimeString(document.documentElement.lang, {hour: '2-digit', minute: '2-digit', hour12: false})
  $('[data-since]', copy).textContent = text('offline.since', at)
  $('#main > .k-scroll, #main > .k-split')?.before(copy) ?? $('#main').append(copy)
}
on('click', '[data-reconnect]', connect)

/** A tab that nobody sees for a minute lets its connection go and reads everything anew when it is seen again. */
document.addEventListener('visibilitychange', () => {
  clearTimeout(sleeping)
  if (document.hidden) {
    sleeping = setTimeout(() => { stream.close(); sleeping = null }, HIDDEN_FOR)
  } else if (sleeping === null) {
    connect()
  }
})

if (body.dataset.stream) {
  connect()
  addEventListener('pagehide', () => stream.close())
  addEventListener('pageshow', event => { if (event.persisted) { sleeping = null; connect() } })
}
