/** Seconds since midnight as `06:05:30`; empty where they are not known. */
export function dayClock(seconds: number | undefined): string {
  if (seconds === undefined) return ''
  const whole = Math.floor(seconds + 1e-6) % 86_400
  return [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':')
}
