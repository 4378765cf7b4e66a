import type { Plan } from './plan.ts'

/** «Alpha 3» after «Alpha» or «Alpha 1», where the plan has an «Alpha 2»; a name that is empty stays so. */
export function nextName(plan: Plan, name: string): string {
  const [, stem = name] = /^(.*\S)\s+\d{1,6}$/.exec(name) ?? []
  if (stem.trim() === '') return name
  let highest = 1
  for (const element of plan.values()) {
    const other = 'name' in element ? (element.name ?? '') : ''
    if (!other.startsWith(`${stem} `)) continue
    const number = other.slice(stem.length + 1)
    if (/^\d{1,6}$/.test(number)) highest = Math.max(highest, Number(number))
  }
  return `${stem} ${highest + 1}`
}
