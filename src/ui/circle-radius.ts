import type { PlanMap } from '../plan/plan-map.ts'

/** A circle's radius is stored in map units on a game map and in metres on the real world. */
export const circleRadiusKm = (map: PlanMap, radius: number): number =>
  map.type === 'world' ? radius / 1_000 : radius * map.scaleKm

export const circleRadiusFromKm = (map: PlanMap, km: number): number =>
  map.type === 'world' ? km * 1_000 : km / map.scaleKm
