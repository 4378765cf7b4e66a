import { useLingui } from '@lingui/react'
import { Button } from '../kit/button.tsx'
import { Notice } from '../kit/notice.tsx'
import { useScreen } from '../screen-context.ts'
import styles from './missing-base.module.css'

/** Says over an empty sea that there should be land. */
export function MissingBase() {
  const { i18n } = useLingui()
  const { map } = useScreen()
  return (
    <div className={styles.box}>
      <Notice
        tone="warn"
        live="status"
        title={i18n._('The land on this map could not be loaded')}
        after={<Button onClick={() => map.current?.retryBase()}>{i18n._('Try again')}</Button>}
      >
        <p>{i18n._('You can go on planning: positions, grids and distances are right without it.')}</p>
      </Notice>
    </div>
  )
}
