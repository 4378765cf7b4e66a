const known = new WeakMap<Path2D, string>()

/** A path that is remembered with its data: what is drawn with it can be written as SVG as well. */
export function symbolPath(data: string): Path2D {
  const path = new Path2D(data)
  known.set(path, data)
  return path
}

/** The data of a path that `symbolPath` made. */
export const pathData = (path: Path2D): string | undefined => known.get(path)
