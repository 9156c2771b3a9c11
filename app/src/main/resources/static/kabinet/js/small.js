import {$, $$, on, text} from './page.js'
import {toast} from './toast.js'

/** Copying: data-copy holds the text, or data-copy-from names the element that does. */
on('click', '[data-copy],[data-copy-from]', async button => {
  const value = button.dataset.copy ?? $(button.dataset.copyFrom).textContent
  await write(value)
  toast(text('copied'))
})

on('click', '[data-copy-address]', async () => {
  await write(location.href)
  toast(text('copied'))
})

async function write(value) {
  if (navigator.clipboard) return navigator.clipboard.writeText(value)
  const field = document.createElement('textarea')
  field.value = value
  document.body.append(field)
  field.select()
  document.execCommand('copy')
  field.remove()
}

/** Times of the last hour stay true while the page is open; afterwards they show what the server wrote for later. */
function refreshTimes() {
  for (const time of $$('time[data-ago]')) {
    const seconds = Math.floor((Date.now() - Date.parse(time.dateTime)) / 1000)
    time.textContent = said(seconds, time.dataset.ago === 'seconds') ?? time.dataset.then
  }
}

function said(seconds, exact) {
  if (seconds < 0 || seconds >= 3600) return null
  if (seconds < 60) return exact && seconds > 0 ? text('ago.seconds', seconds) : text('ago.now')
  return text('ago.minutes', Math.floor(seconds / 60))
}
setInterval(refreshTimes, 5000)
document.addEventListener('htmx:load', refreshTimes)

/** Positions that the server knows in percent; attributes, because style="" is forbidden. */
export function position(root = document) {
  for (const element of $$('[data-x]', root)) {
    element.style.left = element.dataset.x + '%'
    if (element.dataset.y) element.style.top = element.dataset.y + '%'
  }
}
document.addEventListener('htmx:load', event => position(event.detail.elt))

on('click', '[data-reveal]', button => {
  const field = button.parentElement.querySelector('input')
  field.type = field.type === 'password' ? 'text' : 'password'
  button.setAttribute('aria-pressed', field.type === 'text')
})

/** Tabs: aria-controls names the panel, the others of the list hide. */
on('click', '[role=tab][aria-controls]', tab => {
  for (const other of $$('[role=tab]', tab.parentElement)) {
    const chosen = other === tab
    other.setAttribute('aria-selected', chosen)
    other.tabIndex = chosen ? 0 : -1
    $(`#${other.getAttribute('aria-controls')}`).hidden = !chosen
  }
  $(`#${tab.getAttribute('aria-controls')} :is(textarea,input:not([type=hidden]),select)`)?.focus()
})
on('keydown', '[role=tab]', (tab, event) => {
  const step = {ArrowRight: 'nextElementSibling', ArrowLeft: 'previousElementSibling'}[event.key]
  const next = step && tab[step]
  if (!next) return
  next.focus()
  next.click()
})

/** A composer empties itself when its entry is written; Ctrl+Enter sends it; its field grows with the text. */
document.addEventListener('htmx:afterRequest', ({detail}) => {
  if (detail.successful && detail.elt.matches?.('form[data-composer]')) detail.elt.reset()
})
on('keydown', 'form textarea', (field, event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) field.form.requestSubmit()
})
on('input', '.k-comp textarea', field => {
  field.style.height = ''
  field.style.height = Math.min(field.scrollHeight + 2, 240) + 'px'
})
