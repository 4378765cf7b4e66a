import type { FlightLog } from './flight-log.ts'

export type ProfilePoint = { readonly km: number; readonly metres: number }

export type ProfileWaypoint = {
  readonly index: number
  readonly km: number
  /** undefined where no altitude is known */
  readonly metres: number | undefined
}

export type AltitudeProfile = {
  /** lines without a gap: a leg between altitudes that are not known is in none of them */
  readonly runs: readonly (readonly ProfilePoint[])[]
  readonly waypoints: readonly ProfileWaypoint[]
  readonly totalKm: number
  /** undefined where no altitude is known at all */
  readonly range: { readonly lowestM: number; readonly highestM: number } | undefined
}

/** The altitude over the way from the first waypoint to the last: where climbs and descents begin and end. */
export function altitudeProfile({ rows, totalKm }: FlightLog): AltitudeProfile {
  const runs: ProfilePoint[][] = []
  let run: ProfilePoint[] = []
  const put = (point: ProfilePoint): void => {
    const last = run.at(-1)
    if (last?.km !== point.km || last.metres !== point.metres) run.push(point)
  }
  for (const { leg, totalKm: km } of rows) {
    if (!leg?.altitude) {
      if (run.length > 0) runs.push(run)
      run = []
      continue
    }
    const { startM, endM, from, to } = leg.altitude
    put({ km, metres: startM })
    put({ km: km + from * leg.distanceKm, metres: startM })
    put({ km: km + to * leg.distanceKm, metres: endM })
    put({ km: km + leg.distanceKm, metres: endM })
  }
  const waypoints = rows.map(({ index, totalKm: km, altitudeM: metres }) => ({ index, km, metres }))
  const altitudes = waypoints.flatMap(({ metres }) => metres ?? [])
  const range =
    altitudes.length === 0 ? undefined : { lowestM: Math.min(...altitudes), highestM: Math.max(...altitudes) }
  return { runs, waypoints, totalKm, range }
}
