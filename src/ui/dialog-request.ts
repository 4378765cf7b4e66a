import type { ElementId } from '../plan/element.ts'
import type { OpenedFile } from './files/opened-file.ts'

/** Which dialog is asked for, and with what. One at a time. */
export type DialogRequest =
  | { readonly type: 'start' }
  | { readonly type: 'reconnect'; readonly name: string }
  /** `linked`: asked for by the address, which names this stream as long as it is asked; `invitation`: what was in the link */
  | {
      readonly type: 'connect'
      readonly name: string
      readonly linked?: boolean
      readonly invitation?: string
    }
  | { readonly type: 'share' }
  | { readonly type: 'change-secrets' }
  | { readonly type: 'listing' }
  | { readonly type: 'hand-over' }
  | { readonly type: 'stop' }
  | { readonly type: 'leave' }
  | { readonly type: 'keep-copy' }
  | { readonly type: 'new-plan' }
  | { readonly type: 'my-plans' }
  | { readonly type: 'open-file'; readonly file: OpenedFile }
  | { readonly type: 'file-notes' }
  /** the plan on the screen as a link that carries it */
  | { readonly type: 'plan-link' }
  | { readonly type: 'save-file' }
  | { readonly type: 'change-map'; readonly map: string }
  | { readonly type: 'add-element' }
  | { readonly type: 'rename-element'; readonly id: ElementId }
  /** a field that understands places; the map flies there */
  | { readonly type: 'go-to' }
  /** what lies on the map and how it is turned; with an image that has been dropped */
  | { readonly type: 'map-layers'; readonly image?: File }
  /** of this route, else of the one that is picked, else of the first */
  | { readonly type: 'flight-card'; readonly id?: ElementId }
  | { readonly type: 'shortcuts' }
  | { readonly type: 'palette' }
  | { readonly type: 'connection' }
  | { readonly type: 'picture' }
  /** of a route; without one of the selected or the first */
  | { readonly type: 'kneeboard'; readonly route?: ElementId }
  | { readonly type: 'print'; readonly route?: ElementId }
