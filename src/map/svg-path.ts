/** A canvas' transform: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = {
  readonly a: number
  readonly b: number
  readonly c: number
  readonly d: number
  readonly e: number
  readonly f: number
}

/** The path that a canvas would have, as SVG path data: each place is transformed when it is added. */
export class SvgPath {
  private readonly parts: string[] = []
  private isOpen = false

  /** Path data; empty where nothing has been added. */
  get data(): string {
    return this.parts.join('')
  }

  moveTo(matrix: Matrix, x: number, y: number): void {
    this.parts.push(`M${placeOf(matrix, x, y)}`)
    this.isOpen = true
  }

  lineTo(matrix: Matrix, x: number, y: number): void {
    if (this.isOpen) this.parts.push(`L${placeOf(matrix, x, y)}`)
    else this.moveTo(matrix, x, y)
  }

  close(): void {
    if (this.isOpen) this.parts.push('Z')
  }

  rect(matrix: Matrix, x: number, y: number, width: number, height: number): void {
    this.moveTo(matrix, x, y)
    this.lineTo(matrix, x + width, y)
    this.lineTo(matrix, x + width, y + height)
    this.lineTo(matrix, x, y + height)
    this.close()
  }

  roundRect(matrix: Matrix, x: number, y: number, width: number, height: number, radius: number): void {
    const r = Math.min(radius, width / 2, height / 2)
    const quarter = Math.PI / 2
    this.moveTo(matrix, x + r, y)
    this.arc(matrix, x + width - r, y + r, r, -quarter, 0)
    this.arc(matrix, x + width - r, y + height - r, r, 0, quarter)
    this.arc(matrix, x + r, y + height - r, r, quarter, 2 * quarter)
    this.arc(matrix, x + r, y + r, r, 2 * quarter, 3 * quarter)
    this.close()
  }

  /** As a canvas' `arc`: angles in radians, clockwise where `y` points down. The matrix turns, moves and scales alike in both directions. */
  arc(
    matrix: Matrix,
    x: number,
    y: number,
    radius: number,
    start: number,
    end: number,
    isCounter = false,
  ): void {
    const at = (angle: number): readonly [number, number] => [
      x + radius * Math.cos(angle),
      y + radius * Math.sin(angle),
    ]
    const sweep = sweepOf(start, end, isCounter)
    const size = numberOf(radius * scaleOf(matrix))
    const flag = sweep > 0 === matrix.a * matrix.d - matrix.b * matrix.c > 0 ? 1 : 0
    this.lineTo(matrix, ...at(start))
    // An arc that ends where it begins is none: whole circles are two.
    for (const share of [0.5, 1]) {
      this.parts.push(`A${size} ${size} 0 0 ${flag} ${placeOf(matrix, ...at(start + sweep * share))}`)
    }
  }
}

/** By how much the arc turns, as canvases reckon it: never more than once round. */
function sweepOf(start: number, end: number, isCounter: boolean): number {
  const round = 2 * Math.PI
  const turn = isCounter ? start - end : end - start
  const within = turn >= round ? round : ((turn % round) + round) % round
  return isCounter ? -within : within
}

/** How much longer lengths become. */
export const scaleOf = ({ a, b }: Matrix): number => Math.hypot(a, b)

/** Hundredths of a pixel are finer than anybody prints. */
export const numberOf = (value: number): string => String(Math.round(value * 100) / 100 || 0)

export const placeOf = ({ a, b, c, d, e, f }: Matrix, x: number, y: number): string =>
  `${numberOf(a * x + c * y + e)} ${numberOf(b * x + d * y + f)}`
