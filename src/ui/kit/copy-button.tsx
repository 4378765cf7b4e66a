import { useLingui } from '@lingui/react'
import { Check, Copy, type LucideIcon } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { ButtonLook } from './button.tsx'
import { copyText } from './copy-text.ts'
import { IconButton } from './icon-button.tsx'
import { useToast } from './use-toast.ts'

const doneMs = 2_000

export function CopyButton({
  text,
  label,
  icon = Copy,
  look = 'outline',
}: {
  text: string
  label: string
  icon?: LucideIcon
  look?: ButtonLook
}) {
  const { i18n } = useLingui()
  const toast = useToast()
  const [done, setDone] = useState(false)

  useEffect(() => {
    if (!done) return
    const timer = setTimeout(() => setDone(false), doneMs)
    return () => clearTimeout(timer)
  }, [done])

  const copy = async () => {
    if (await copyText(text)) setDone(true)
    else
      toast.error(
        i18n._('Not copied'),
        i18n._('The browser did not allow it. Select the text and copy it by hand.'),
      )
  }
  return (
    <IconButton
      icon={done ? Check : icon}
      label={done ? i18n._('Copied') : label}
      look={look}
      onClick={() => void copy()}
    />
  )
}
