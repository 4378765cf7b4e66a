/** As in element.ts. Speeds in km/h or mph, altitudes in m or ft. */
export const speedBounds = { least: 0, most: 100_000 } as const
export const altitudeBounds = { least: -20_000, most: 1_000_000 } as const
