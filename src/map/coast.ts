type Place = readonly number[]

/** Whether both ends lie where the data were cut: on one side of the antimeridian, or along the south pole. */
const isCut = ([x1 = 0, y1 = 0]: Place, [x2 = 0, y2 = 0]: Place): boolean =>
  (Math.abs(x1) > seamLng && Math.abs(x2) > seamLng && Math.sign(x1) === Math.sign(x2)) ||
  (y1 < poleLat && y2 < poleLat)

/** Quantised data come within a hundredth of a degree of the seam. */
const seamLng = 179.99
const poleLat = -85

/** Lines of longitude and latitude without the pieces that are no coast but the edge where a world was cut open. */
export function withoutSeams(lines: readonly (readonly Place[])[]): readonly (readonly Place[])[] {
  return lines.flatMap((line) => {
    const pieces: Place[][] = []
    let piece: Place[] = []
    line.forEach((to, i) => {
      const from = line[i - 1]
      if (from && isCut(from, to)) {
        if (piece.length > 1) pieces.push(piece)
        piece = []
      }
      piece.push(to)
    })
    return piece.length > 1 ? [...pieces, piece] : pieces
  })
}
