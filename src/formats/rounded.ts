/** A converted number without the dust of binary fractions: 300 km/h, which are 83.333… m/s, are 300 again. */
export const rounded = (value: number): number => Number(value.toPrecision(12))
