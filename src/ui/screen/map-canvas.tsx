import { useLingui } from '@lingui/react'
import { useEffect, useEffectEvent, useMemo, useRef } from 'react'
import type { MapEvent, Tool } from '../../map/map-view.ts'
import { sheetOf } from '../../plan/plan.ts'
import { useApp } from '../app-context.ts'
import { useToast } from '../kit/use-toast.ts'
import { useBackdrop } from '../maps/use-backdrop.ts'
import { useScreen } from '../screen-context.ts'
import { useAddElement } from '../use-add-element.ts'
import { useEdit } from '../use-edit.ts'
import { useMapPlan } from '../use-map-plan.ts'
import { useShownTheme } from '../use-shown-theme.ts'
import { useMayEdit, useSelection, useSession, useShownUnits } from '../use-stores.ts'
import { elementsPhrase } from '../words/element-words.ts'
import { reshapeNote } from '../words/reshape-words.ts'
import styles from './map-canvas.module.css'
import { useRulerSpeed } from './use-ruler-speed.ts'

/** The map itself: tells the port what to show, and the stores what the user did on it. */
export function MapCanvas({ onReading }: { onReading: (event: MapEvent) => void }) {
  const { createMapView, selection, maps, session } = useApp()
  const { i18n } = useLingui()
  const { map, tool, takeTool, snapping } = useScreen()
  const container = useRef<HTMLDivElement>(null)
  const plan = useMapPlan()
  const mayEdit = useMayEdit()
  const picked = useSelection((state) => state)
  const latest = useSession((session) => (session.role === 'viewing' ? session.recent[0] : undefined))
  const source = useSession((session) =>
    session.role === 'viewing' && session.plan.size > 0 ? session.status.name : undefined,
  )
  const theme = useShownTheme()
  const addElement = useAddElement()
  const edit = useEdit()
  const toast = useToast()
  const units = useShownUnits()

  const onEvent = useEffectEvent((event: MapEvent) => {
    switch (event.type) {
      case 'drawn':
        return addElement(event)
      case 'reshaped': {
        const note = reshapeNote(i18n, plan.get(event.id), event.element)
        const made = edit(() => ({ put: new Map([[event.id, event.element]]), del: [] }), note)
        // The map shows the new shape already: what was not accepted is taken back there.
        if (!made) map.current?.show(plan)
        return
      }
      case 'moved': {
        const { elements } = event
        const note = i18n._('Move {element}', { element: elementsPhrase(i18n, [...elements.values()]) })
        if (!edit(() => ({ put: elements, del: [] }), note)) map.current?.show(plan)
        return
      }
      case 'selected':
        return selection.select(event.ids, event.waypoint)
      case 'tool-left':
        return takeTool({ type: 'select' })
      case 'locked': {
        const element = elementsPhrase(
          i18n,
          event.ids.flatMap((id) => plan.get(id) ?? []),
        )
        return toast.info(i18n._('Locked: {element}', { element }), i18n._('Unlock it first to change it.'))
      }
      case 'layer-missing':
        return maps.missing.add(event.name)
      case 'looked': {
        const [x, y] = event.look.centre
        // Where a viewer looks tells what is in the plan, and that is not theirs to keep.
        if (session.getState().role !== 'viewing')
          maps.settings.keepLook(event.map, { ...event.look, centre: [x, y] })
        return onReading(event)
      }
      case 'base':
      case 'menu':
      case 'measuring':
      case 'pointer':
        return onReading(event)
    }
  })

  useEffect(() => {
    if (!container.current) return
    const labels = {
      name: i18n._('Map. Everything on it is also in the list of elements.'),
      noMap: i18n._('No map chosen'),
    }
    const view = createMapView(container.current, {
      emit: (event) => onEvent(event),
      ...{ theme: 'light', labels },
      lastLook: (id) => maps.settings.getState().maps[id]?.look,
    })
    map.current = view
    return () => {
      map.current = undefined
      view.destroy()
    }
  }, [createMapView, map, i18n, maps])

  useEffect(() => map.current?.setTheme(theme), [map, theme])
  useEffect(() => map.current?.show(plan), [map, plan])
  useEffect(() => map.current?.setReadOnly(!mayEdit), [map, mayEdit])
  useEffect(() => map.current?.setUnits(units), [map, units])
  useEffect(() => map.current?.setSnapping(snapping), [map, snapping])
  const speedKmh = useRulerSpeed()
  // What leaves nothing in the plan is for viewers as well.
  const shownTool = useMemo<Tool>(
    () => (tool.type === 'ruler' ? { ...tool, speedKmh } : mayEdit ? tool : { type: 'select' }),
    [mayEdit, tool, speedKmh],
  )
  // biome-ignore lint/correctness/useHookAtTopLevel: the map's, no hook
  useEffect(() => map.current?.useTool(shownTool), [map, shownTool])
  useEffect(() => map.current?.select(picked.ids, picked.waypoint), [map, picked])
  const hasShown = useRef(false)
  const showWhole = useEffectEvent(() => {
    map.current?.show(plan)
    // At first the map shows what was looked at last.
    const isFirst = !hasShown.current
    hasShown.current = true
    if (isFirst && source === undefined && maps.settings.getState().maps[sheetOf(plan).map]?.look) return
    map.current?.fit()
  })
  // Another plan altogether is looked at as a whole first; `source` says whose it is.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the change of the source is the event
  useEffect(() => showWhole(), [source])
  useBackdrop()
  useEffect(() => {
    if (latest) map.current?.flash(latest.changes.map(({ id }) => id))
  }, [map, latest])

  // The map gives its element a role, a name and a place among the tab stops.
  // Grids, scales and coordinates run from left to right in every language.
  return <div ref={container} className={styles.canvas} dir="ltr" />
}
