/** SVG path data from simple figures, so that symbols can be read and changed. Numbers are units of a box of 24 by 24. */
type Corner = readonly [x: number, y: number]

const figure = (value: number): string => String(Math.round(value * 100) / 100)

export const polygon = (...corners: readonly Corner[]): string =>
  `M${corners.map(([x, y]) => `${figure(x)} ${figure(y)}`).join('L')}Z`

export const box = (left: number, top: number, right: number, bottom: number): string =>
  polygon([left, top], [right, top], [right, bottom], [left, bottom])

export const disc = (x: number, y: number, r: number): string =>
  `M${figure(x - r)} ${figure(y)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`

export const ring = (x: number, y: number, outer: number, inner: number): string =>
  disc(x, y, outer) + disc(x, y, inner)

/** A straight bar from one place to another. */
export function bar([x1, y1]: Corner, [x2, y2]: Corner, width: number): string {
  const length = Math.hypot(x2 - x1, y2 - y1)
  const dx = ((y2 - y1) / length) * (width / 2)
  const dy = ((x1 - x2) / length) * (width / 2)
  return polygon([x1 + dx, y1 + dy], [x2 + dx, y2 + dy], [x2 - dx, y2 - dy], [x1 - dx, y1 - dy])
}

/** A star of so many rays. */
export const star = (x: number, y: number, outer: number, inner: number, rays: number): string =>
  polygon(
    ...Array.from({ length: rays * 2 }, (_, i): Corner => {
      const angle = (Math.PI * i) / rays
      const r = i % 2 === 0 ? outer : inner
      return [x + r * Math.sin(angle), y - r * Math.cos(angle)]
    }),
  )

export const roundedBox = (left: number, top: number, right: number, bottom: number, r: number): string =>
  `M${figure(left + r)} ${figure(top)}H${figure(right - r)}a${r} ${r} 0 0 1 ${r} ${r}V${figure(bottom - r)}` +
  `a${r} ${r} 0 0 1 ${-r} ${r}H${figure(left + r)}a${r} ${r} 0 0 1 ${-r} ${-r}V${figure(top + r)}` +
  `a${r} ${r} 0 0 1 ${r} ${-r}Z`
