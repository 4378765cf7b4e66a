import type { HostLayer } from '../../map/host-layer.ts'
import type { LayerChoice } from '../../state/map-settings.ts'

type Choices = Readonly<Record<string, LayerChoice>> | undefined

/** Whether the user sees a layer of the host, and how much; as the host has it until they choose. */
export const choiceOf = (layer: HostLayer, choices: Choices): LayerChoice =>
  choices?.[layer.name] ?? { shown: layer.shown, opacity: layer.opacity }

/** The layers that are to be seen, each as much as chosen. */
export const shownLayers = (layers: readonly HostLayer[], choices: Choices): readonly HostLayer[] =>
  layers.flatMap((layer) => {
    const { shown, opacity } = choiceOf(layer, choices)
    return shown ? [{ ...layer, opacity }] : []
  })
