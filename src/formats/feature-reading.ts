import type { Sheet } from '../plan/element.ts'
import type { TakeNote } from './file-problem.ts'
import type { LossTally } from './loss-tally.ts'

/** What the elements of a file's features are made with. */
export type FeatureReading = {
  readonly sheet: Sheet
  /** the id of the layer of that name, which is made if there is none */
  readonly layerId: (name: string) => string | undefined
  /** the names of those that come to be hidden with all that is in them */
  readonly hiddenLayers: ReadonlySet<string>
  readonly note: TakeNote
  readonly lose: LossTally['lose']
  /** takes down what is kept, but not drawn */
  readonly hide: LossTally['lose']
}
