import { useLingui } from '@lingui/react'
import { ChevronDown, Info } from 'lucide-react'
import { useId, useMemo, useState } from 'react'
import { isEmptyLegend, type Legend, legendOf } from '../../plan/legend.ts'
import { knownPointType } from '../../plan/point-type.ts'
import { NameText } from '../kit/name-text.tsx'
import { useInk } from '../use-ink.ts'
import { useMapPlan } from '../use-map-plan.ts'
import { layerName } from '../words/layer-words.ts'
import { pointTypeWord } from '../words/point-type-words.ts'
import styles from './legend-box.module.css'
import { PointSign } from './point-sign.tsx'

/** What the signs on the map mean, in its corner: everybody folds it out for themselves. Not there while there is nothing to explain. */
export function LegendBox() {
  const { i18n } = useLingui()
  const plan = useMapPlan()
  const legend = useMemo(() => legendOf(plan), [plan])
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  if (isEmptyLegend(legend)) return null
  return (
    <section className={styles.box} aria-label={i18n._('Legend')}>
      <button
        type="button"
        className={styles.summary}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        {isOpen ? <ChevronDown size={16} aria-hidden="true" /> : <Info size={16} aria-hidden="true" />}
        {i18n._('Legend')}
      </button>
      <div id={id} hidden={!isOpen} className={styles.body}>
        {isOpen && <LegendRows legend={legend} />}
      </div>
    </section>
  )
}

function LegendRows({ legend: { layers, colors, pointTypes, hasFront } }: { legend: Legend }) {
  const { i18n } = useLingui()
  const hasSide = (side: string) => hasFront || colors.includes(side)
  return (
    <>
      {layers.length > 0 && (
        <ul aria-label={i18n._('Layers')}>
          {layers.map((layer) => (
            <li key={layer.id} className={styles.row} data-hidden={layer.hidden || undefined}>
              <Swatch color={layer.color} isEmpty={layer.color === undefined} />
              <NameText text={layerName(i18n, layer)} />
              {layer.hidden && <span className={styles.hint}>{i18n._('hidden')}</span>}
            </li>
          ))}
        </ul>
      )}
      {(hasSide('red') || hasSide('blue')) && (
        <ul aria-label={i18n._('Sides')}>
          {hasSide('blue') && (
            <li className={styles.row}>
              <Swatch color="blue" />
              {i18n._('Blue side')}
            </li>
          )}
          {hasSide('red') && (
            <li className={styles.row}>
              <Swatch color="red" />
              {i18n._('Red side')}
            </li>
          )}
        </ul>
      )}
      {pointTypes.length > 0 && (
        <ul aria-label={i18n._('Points')}>
          {pointTypes.map((each) => (
            <li key={each.type} className={styles.row}>
              {each.colors.map((color) => (
                <PointSign key={color} type={each.type} color={color} />
              ))}
              {pointTypeWord(i18n, knownPointType(each.type))}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function Swatch({ color, isEmpty }: { color: string | undefined; isEmpty?: boolean }) {
  const ink = useInk(color)
  return <span className={styles.swatch} style={isEmpty ? undefined : { background: ink }} />
}
