import { useLingui } from '@lingui/react'
import { Notice } from '../kit/notice.tsx'
import { isolate } from '../words/element-words.ts'

/** Says which of the map's layers are not in a picture, or not whole. */
export function MissingLayersNotice({ names }: { names: readonly string[] }) {
  const { i18n } = useLingui()
  if (names.length === 0) return null
  return (
    <Notice
      tone="warn"
      live="status"
      title={i18n._('Not whole in the picture: {names}', { names: names.map(isolate).join(', ') })}
    >
      {i18n._('It did not come in time. Look at your connection, then close this and open it again.')}
    </Notice>
  )
}
