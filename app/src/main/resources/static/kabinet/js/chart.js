import {$, $$} from './page.js'
import {position} from './small.js'

/** Hover over a chart drawn by the server: the nearest point is marked and named. Points stand in the hidden table. */
class Chart extends HTMLElement {
  connectedCallback() {
    position(this)
    this.points = $$('tbody tr', this).map(row => ({...row.dataset, cells: $$('th,td', row).map(cell => cell.textContent)}))
    if (!this.points.length) return
    this.heads = $$('thead th', this).map(head => head.textContent)
    this.at = -1
    this.addEventListener('pointermove', event => this.near(event))
    this.addEventListener('pointerleave', () => this.show(-1))
    this.addEventListener('focusout', () => this.show(-1))
    this.addEventListener('keydown', event => {
      const step = {ArrowRight: 1, ArrowLeft: -1}[event.key]
      if (!step) return
      event.preventDefault()
      event.stopPropagation()
      this.show(Math.min(this.points.length - 1, Math.max(0, this.at + step)))
    })
  }

  near(event) {
    const box = $('svg', this).getBoundingClientRect()
    const x = (event.clientX - box.left) / box.width * 100
    const distance = point => Math.abs(point.px - x)
    this.show(this.points.reduce((best, point, index) => distance(point) < distance(this.points[best]) ? index : best, 0))
  }

  show(index) {
    if (index === this.at) return
    this.at = index
    this.tip?.remove()
    const point = this.points[index]
    if (!point) return
    this.tip = document.createElement('div')
    this.tip.append(this.part('k-cross', point.px), this.part('k-mk', point.px, point.py), this.label(point))
    this.append(this.tip)
  }

  part(name, x, y) {
    const element = document.createElement('span')
    element.className = name
    element.style.left = x + '%'
    if (y) element.style.top = y + '%'
    return element
  }

  label(point) {
    const tip = this.part(Number(point.px) > 60 ? 'k-tip left' : 'k-tip', point.px, '2')
    const [title, ...values] = point.cells
    const line = (tag, words) => Object.assign(document.createElement(tag), {textContent: words})
    tip.append(line('b', title))
    values.forEach((value, index) => {
      if (value) tip.append(line('br', ''), `${this.heads[index + 1]} `, line('b', value))
    })
    return tip
  }
}
customElements.define('k-chart', Chart)
