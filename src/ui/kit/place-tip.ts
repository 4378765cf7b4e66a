/** Room between a button and its tip, and between a tip and the window's edge, in px. */
const gap = 6

/** Puts a tip beside its button, on the side that the button names, and within the window. */
export function placeTip(tip: HTMLElement, target: HTMLElement): void {
  const at = target.getBoundingClientRect()
  const { width, height } = tip.getBoundingClientRect()
  const start = document.dir === 'rtl' ? 'end' : 'start'
  const side = target.dataset.tip
  const beside = side === 'start' || side === 'end'
  const middle = { x: at.x + (at.width - width) / 2, y: at.y + (at.height - height) / 2 }
  const x = !beside ? middle.x : side === start ? at.left - width - gap : at.right + gap
  const y = beside ? middle.y : side === 'top' ? at.top - height - gap : at.bottom + gap
  tip.style.left = `${within(x, innerWidth - width)}px`
  tip.style.top = `${within(y, innerHeight - height)}px`
}

const within = (value: number, most: number): number => Math.max(gap, Math.min(value, most - gap))
