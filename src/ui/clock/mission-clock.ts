const dayS = 86_400

/** Seconds since midnight of `06:05` or `06:05:30`; undefined of anything else. */
export function parseDayClock(text: string): number | undefined {
  const parts = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text.trim())
  if (!parts) return undefined
  const [hours, minutes, seconds] = [Number(parts[1]), Number(parts[2]), Number(parts[3] ?? 0)]
  return hours < 24 && minutes < 60 && seconds < 60 ? hours * 3600 + minutes * 60 + seconds : undefined
}

/** Seconds from one time of the day to another the short way: negative where it is still to come. */
export const clockDifference = (fromS: number, toS: number): number => {
  const ahead = (((toS - fromS) % dayS) + dayS) % dayS
  return ahead > dayS / 2 ? ahead - dayS : ahead
}
