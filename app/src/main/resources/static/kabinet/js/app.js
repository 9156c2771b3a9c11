import {$} from './page.js'
import './toast.js'
import './requests.js'
import './dialog.js'
import './menu.js'
import './drawer.js'
import './keys.js'
import './small.js'
import './live.js'

/** The board and the charts bring their own modules, on the pages that have them. */
async function extras() {
  const board = $('.k-board')
  if (board) (await import('./board.js')).start(board)
  if ($('k-chart')) await import('./chart.js')
}
extras()
document.addEventListener('htmx:afterSettle', extras)
