import styles from './name-text.module.css'

/** A name that somebody gave: cut where there is no room, and unable to turn the writing direction of what is around it. */
export function NameText({ text }: { text: string }) {
  return (
    <bdi className={styles.name} title={text}>
      {text}
    </bdi>
  )
}
