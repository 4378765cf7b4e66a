/** How a waypoint without a name is called in files that ask for one: by its number. */
export const numberedIdent = (index: number): string => `WP${index + 1}`
