import Interaction from 'ol/interaction/Interaction.js'
import type OlMap from 'ol/Map.js'
import type { Spot } from './plane.ts'

/** Asks for a place on the map before any other gesture gets to see the press. */
export type PlacePicker = {
  readonly interaction: Interaction
  readonly ask: (answer: ((at: Spot) => void) | undefined) => void
}

/** `target` says in `data-picking` that a place is asked for. */
export function createPlacePicker(target: HTMLElement, map: () => OlMap, signal: AbortSignal): PlacePicker {
  let answer: ((at: Spot) => void) | undefined
  const ask: PlacePicker['ask'] = (next) => {
    answer = next
    if (next) target.dataset.picking = ''
    else delete target.dataset.picking
  }
  const give = ([x, y]: readonly number[]): void => {
    const asked = answer
    if (!asked || x === undefined || y === undefined) return
    ask(undefined)
    asked([x, y])
  }
  const onKey = (event: KeyboardEvent): void => {
    if (!answer || (event.key !== 'Enter' && event.key !== ' ')) return
    give(map().getView().getCenter() ?? [])
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  target.addEventListener('keydown', onKey, { signal, capture: true })
  return {
    ask,
    interaction: new Interaction({
      handleEvent: ({ type, coordinate }) => {
        if (!answer) return true
        if (type === 'click') {
          give(coordinate)
          return false
        }
        // Panning and zooming go on; a press that would draw or pick does not.
        return type !== 'singleclick' && type !== 'dblclick'
      },
    }),
  }
}
