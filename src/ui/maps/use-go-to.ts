import { useCallback } from 'react'
import type { FoundPlace } from '../../plan/find-places.ts'
import { useApp } from '../app-context.ts'
import { useScreen } from '../screen-context.ts'

/** Brings something into view: a place is marked for a moment, elements are selected. */
export function useGoTo(): (place: FoundPlace) => void {
  const { selection } = useApp()
  const { map } = useScreen()
  return useCallback(
    (place) => {
      if ('at' in place) {
        map.current?.flyTo(place.at)
        return
      }
      selection.select(place.ids)
      map.current?.fit(place.ids)
    },
    [map, selection],
  )
}
