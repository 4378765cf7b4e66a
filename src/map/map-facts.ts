import type { ElementId } from '../plan/element.ts'
import type { Tool } from './map-view.ts'
import type { Theme } from './palette.ts'

/** What the map's element says of itself in `data-` attributes: styles and tests read it. */
export type MapFacts = {
  readonly tellTheme: (theme: Theme) => void
  readonly tellTool: (tool: Tool) => void
  readonly tellSelected: (ids: readonly ElementId[]) => void
  /** Another plan has been drawn, with so many elements. */
  readonly tellShown: (elements: number) => void
}

/** Makes the element a map for the page, the keyboard and screen readers; its content is in the list of elements. */
export function createMapFacts(target: HTMLElement, name: string): MapFacts {
  let shown = 0
  target.classList.add('map-view')
  target.tabIndex = 0
  target.setAttribute('role', 'application')
  target.setAttribute('aria-label', name)
  Object.assign(target.dataset, { elements: '0', shown: '0', selected: '', tool: 'select' })
  return {
    tellTheme: (theme) => {
      target.dataset.theme = theme
    },
    tellTool: (tool) => {
      target.dataset.tool = tool.type === 'draw' ? (tool.form ?? tool.kind) : tool.type
    },
    tellSelected: (ids) => {
      target.dataset.selected = ids.join(' ')
    },
    tellShown: (elements) => {
      shown++
      target.dataset.elements = String(elements)
      target.dataset.shown = String(shown)
    },
  }
}
