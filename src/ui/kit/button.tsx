import type { ComponentProps } from 'react'
import styles from './button.module.css'
import { Spinner } from './spinner.tsx'

export type ButtonLook = 'outline' | 'quiet' | 'primary' | 'danger'

export type ButtonProps = ComponentProps<'button'> & {
  look?: ButtonLook
  stretch?: boolean
  /** What it says while its work is under way; presses are ignored meanwhile, the focus stays. */
  pending?: string | false | undefined
}

export function Button({
  look = 'outline',
  stretch,
  pending,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  const classes = [styles.button, styles[look], stretch && styles.stretch, className]
    .filter(Boolean)
    .join(' ')
  return (
    <button
      type="button"
      {...rest}
      className={classes}
      aria-busy={pending ? true : undefined}
      onClick={pending ? (event) => event.preventDefault() : onClick}
    >
      {pending ? (
        <>
          <Spinner /> {pending}
        </>
      ) : (
        children
      )}
    </button>
  )
}
