import { useEffect, useState } from 'react'
import type { VariationModel } from '../../plan/variation.ts'

/** The World Magnetic Model, which is fetched where it is wanted for the first time; undefined until it is there. */
export function useVariationModel(isWanted: boolean): VariationModel | undefined {
  const [model, setModel] = useState<VariationModel>()
  useEffect(() => {
    let isGone = false
    const load = async () => {
      const { loadVariationModel } = await import('../../plan/variation-model.ts')
      const loaded = await loadVariationModel()
      if (!isGone) setModel(() => loaded)
    }
    // Where its code does not come the card says that the variation is not known.
    if (isWanted) load().catch(console.error)
    return () => {
      isGone = true
    }
  }, [isWanted])
  return model
}
