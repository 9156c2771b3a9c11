import {$, on} from './page.js'

/** Dialogs come by htmx into #dialog and open at once; a form inside that succeeds closes its dialog. */
document.addEventListener('htmx:beforeSwap', ({detail}) => {
  // A button inside a part that replaces itself would hand down that part's way of swapping.
  if (detail.target.id === 'dialog') detail.swapOverride = 'innerHTML'
})

document.addEventListener('htmx:afterSwap', event => {
  if (event.detail.target.id !== 'dialog') return
  const dialog = $('dialog', event.detail.target)
  if (!dialog) return
  dialog.addEventListener('close', () => dialog.remove())
  dialog.showModal()
  const first = $('[autofocus]', dialog) ?? $('.b :is(input:not([type=hidden]),select,textarea)', dialog)
  first?.focus()
})

document.addEventListener('htmx:afterRequest', ({detail}) => {
  const dialog = detail.elt.closest?.('#dialog dialog')
  const wrote = detail.requestConfig.verb !== 'get'
  if (dialog && wrote && detail.successful && detail.target?.id !== 'dialog') dialog.close()
})

on('click', '[data-close]', button => button.closest('dialog')?.close())

on('click', 'dialog', (dialog, event) => {
  if (event.target !== dialog) return
  const {left, right, top, bottom} = dialog.getBoundingClientRect()
  const {clientX: x, clientY: y} = event
  if (x < left || x > right || y < top || y > bottom) dialog.close()
})

on('click', '[data-opens]', button => $(`#${button.dataset.opens}`)?.showModal())
