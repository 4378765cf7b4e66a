const family = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif'

/** A CSS font for words on the map. */
export const mapFont = (weight: number, sizePx: number): string => `${weight} ${sizePx}px ${family}`
