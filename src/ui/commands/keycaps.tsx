import { useEffect, useState } from 'react'
import { keycapsOf, type PrintedKeys } from './chord.ts'
import styles from './keycaps.module.css'

/** The keys of a chord, each as it is printed. */
export function Keycaps({ chord }: { chord: string }) {
  const printed = usePrintedKeys()
  return (
    <span className={styles.chord}>
      {keycapsOf(chord, isMac(), printed).map((cap) => (
        <kbd key={cap} className={styles.key}>
          {cap}
        </kbd>
      ))}
    </span>
  )
}

const isMac = (): boolean => /^Mac|iP(hone|ad|od)/.test(navigator.platform)

let asked: Promise<PrintedKeys | undefined> | undefined

/** What this keyboard has printed on its keys, where the browser tells. */
function usePrintedKeys(): PrintedKeys | undefined {
  const [printed, setPrinted] = useState<PrintedKeys>()
  useEffect(() => {
    let isWanted = true
    asked ??= askPrintedKeys()
    void asked.then((keys) => isWanted && keys && setPrinted(() => keys))
    return () => {
      isWanted = false
    }
  }, [])
  return printed
}

async function askPrintedKeys(): Promise<PrintedKeys | undefined> {
  const { keyboard } = navigator
  return keyboard?.getLayoutMap().catch(() => undefined)
}

declare global {
  interface Navigator {
    /** WICG Keyboard Map; not in every browser, nor on plain HTTP */
    readonly keyboard?: { readonly getLayoutMap: () => Promise<PrintedKeys> }
  }
}
