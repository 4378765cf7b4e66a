import { useLingui } from '@lingui/react'
import { gameMaps, worldMap } from '../plan/plan-map.ts'

/** The maps to choose from, for a `<select>`. Their titles are names and are not translated. */
export function MapOptions({ gamesOnly }: { gamesOnly?: boolean }) {
  const { i18n } = useLingui()
  return (
    <>
      {!gamesOnly && <option value={worldMap.id}>{i18n._('The real world')}</option>}
      <optgroup label={i18n._('IL-2 Great Battles')}>
        {gameMaps.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </optgroup>
    </>
  )
}
