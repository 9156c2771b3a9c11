import {$, $$, on, text} from './page.js'
import {toast} from './toast.js'

/**
 * What happens around a request of htmx: skeletons after 150 ms, ticks at once, refusals as a message, errors under the
 * fields, a queue while the connection is down.
 */
const SKELETON_AFTER = 150
const queue = []
let waiting

document.addEventListener('htmx:beforeRequest', ({detail}) => {
  row(detail.elt)?.classList.add('done')
  if (detail.requestConfig.verb === 'get' && detail.target?.id === 'main') waiting = setTimeout(skeleton, SKELETON_AFTER)
})

document.addEventListener('htmx:afterRequest', () => clearTimeout(waiting))

document.addEventListener('htmx:responseError', ({detail}) => {
  row(detail.elt)?.classList.remove('done')
  const answer = new DOMParser().parseFromString(detail.xhr.responseText, 'text/html')
  const refusal = $('[data-refusal]', answer)
  const failed = $('[data-failed]', answer)
  const whole = ['main', 'drawer'].includes(detail.target?.id) && detail.requestConfig.verb === 'get'
  if (whole && failed) return fail(detail.target, failed)
  const unplaced = placeErrors(detail.elt.closest('form'), $$('[data-field]', answer))
  if (unplaced.length) toast(unplaced.join(' '))
  else if (!$('[data-field]', answer)) toast(refusal?.textContent.trim() || text('failed'))
})

document.addEventListener('htmx:sendError', ({detail}) => {
  const {verb, path, formData} = detail.requestConfig
  row(detail.elt)?.classList.remove('done')
  if (verb === 'get') return
  if (detail.elt.closest('form')) return toast(text('offline.form'))
  queue.push({verb, path, values: Object.fromEntries(formData ?? [])})
  row(detail.elt)?.classList.add('done')
  toast(text('offline.queued'))
})

/** Sends, in their order, the changes that were made while the connection was down. */
export async function sendQueued() {
  while (queue.length) {
    const {verb, path, values} = queue.shift()
    await htmx.ajax(verb, path, {values, swap: 'none', target: 'body'})
  }
}

const row = element => element.matches?.('[data-tick]') ? element.closest('[data-row]') : null

/** Writes each error under its field; returns the texts of those that have no field here. */
function placeErrors(form, errors) {
  const unplaced = []
  let first
  for (const error of errors) {
    const name = error.dataset.field
    const place = form && $(`[data-error="${CSS.escape(name)}"]`, form)
    if (!place) { unplaced.push(error.textContent.trim()); continue }
    const field = form.elements[name]
    place.textContent = error.textContent.trim()
    place.hidden = false
    field?.classList?.add('is-invalid')
    field?.setAttribute?.('aria-invalid', 'true')
    first ??= field
  }
  first?.focus?.()
  return unplaced
}

on('input', '.is-invalid', field => {
  field.classList.remove('is-invalid')
  field.removeAttribute('aria-invalid')
  const place = field.form && $(`[data-error="${CSS.escape(field.name)}"]`, field.form)
  if (place) place.hidden = true
})

function fail(target, failed) {
  const scroll = $('.k-scroll', target) ?? target
  scroll.replaceChildren(document.adoptNode(failed))
}

/** Rows of the true height, drawn from the head of the list that is being replaced. */
function skeleton() {
  const body = $('#main .k-table tbody')
  if (!body) return
  const heads = $$('th', body.closest('table'))
  const line = heads.map((head, index) => `<td class="${head.className}"><i class="k-sk s${2 + index % 4}"></i></td>`)
  body.innerHTML = `<tr aria-hidden="true">${line.join('')}</tr>`.repeat(12)
  body.setAttribute('aria-busy', 'true')
}
