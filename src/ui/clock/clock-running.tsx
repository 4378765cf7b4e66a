import { useLingui } from '@lingui/react'
import { Pause, Play, RotateCcw, SkipBack, SkipForward } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { FlightLog } from '../../plan/flight-log.ts'
import { formatCourse } from '../../plan/leg-label.ts'
import { backLeg, type ClockRun, nextLeg, pauseRun, resumeRun, walked } from '../../state/clock-run.ts'
import { Button } from '../kit/button.tsx'
import { CheckField } from '../kit/check-field.tsx'
import { IconButton } from '../kit/icon-button.tsx'
import { dayClock } from '../paper/day-clock.ts'
import styles from './clock-card.module.css'
import { clockFace, legSeconds, stopwatch } from './clock-face.ts'
import { legWords, waypointWord } from './clock-words.ts'

/** What is looked at in flight: the time to the next waypoint, where to, and how the plan is kept. */
export function ClockRunning({
  run,
  log,
  onChange,
}: {
  run: ClockRun
  log: FlightLog
  onChange: (run: ClockRun | undefined) => void
}) {
  const { i18n } = useLingui()
  const nowMs = useTick()
  const legsS = legSeconds(log)
  const face = clockFace(run, legsS, nowMs)
  const { leg, isOver, toNextS, lateS, nextS, lastS } = face
  const isWaiting = face.elapsedS < 0
  const isPaused = run.pausedMs !== undefined
  const atClock = (sinceS: number | undefined) =>
    sinceS === undefined || log.takeOffS === undefined ? undefined : dayClock(log.takeOffS + sinceS)
  // What has been walked so far counts from here on, even if the plan's times change.
  const change = (make: (now: ClockRun, nowMs: number) => ClockRun) => {
    const now = Date.now()
    onChange(make(walked(run, legsS, now), now))
  }
  const big = isWaiting ? -face.elapsedS : isOver ? face.elapsedS : toNextS
  const heading = log.rows[leg]?.leg?.magneticHeadingDeg ?? log.rows[leg]?.leg?.triangle?.headingDeg
  return (
    <>
      <p className="visually-hidden" role="status">
        {isWaiting ? i18n._('Take-off is to come.') : legWords(i18n, log, leg)}
      </p>
      <div className={styles.face}>
        <p className={styles.to} dir="auto">
          {isWaiting
            ? i18n._('Take-off in')
            : isOver
              ? i18n._('The last waypoint is reached')
              : i18n._('To {waypoint}', { waypoint: waypointWord(i18n, log, leg + 1) })}
        </p>
        <p
          className={toNextS !== undefined && toNextS < 0 ? `${styles.big} ${styles.overdue}` : styles.big}
          role="timer"
          aria-label={isOver ? i18n._('Time since take-off') : i18n._('Time left')}
        >
          {big === undefined ? '–:––' : stopwatch(big)}
        </p>
        {!isOver && heading !== undefined && <p className={styles.heading}>{formatCourse(heading)}</p>}
      </div>
      <dl className={styles.facts}>
        <Fact label={i18n._('Since take-off')} value={stopwatch(face.elapsedS)} />
        <Fact label={i18n._('Leg')} value={`${Math.min(leg + 1, legsS.length)}/${legsS.length}`} />
        {!isOver && <Fact label={i18n._('Next at')} value={atClock(nextS) ?? shown(nextS)} />}
        {!isOver && <Fact label={i18n._('Last at')} value={atClock(lastS) ?? shown(lastS)} />}
        <Fact label={i18n._('Against the plan')} value={lateWords(lateS)} />
      </dl>
      <div className={styles.buttons}>
        <IconButton
          icon={SkipBack}
          look="outline"
          label={i18n._('Back to the leg before')}
          disabled={run.passedS.length < 2 && leg === 0}
          onClick={() => change(backLeg)}
        />
        <Button onClick={() => change(isPaused ? resumeRun : pauseRun)}>
          {isPaused ? <Play size={18} aria-hidden="true" /> : <Pause size={18} aria-hidden="true" />}
          {isPaused ? i18n._('Go on') : i18n._('Pause')}
        </Button>
        <IconButton
          icon={SkipForward}
          look="outline"
          label={i18n._('The waypoint is passed: next leg')}
          disabled={isOver || isWaiting}
          onClick={() => change((now, atMs) => nextLeg(now, legsS.length, atMs))}
        />
        <IconButton
          icon={RotateCcw}
          look="outline"
          label={i18n._('Reset the stopwatch')}
          onClick={() => onChange(undefined)}
        />
      </div>
      <CheckField
        label={i18n._('Goes on to the next leg by itself')}
        checked={run.walks}
        onChange={(walks) => change((now) => ({ ...now, walks }))}
      />
    </>
  )
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  )
}

const shown = (seconds: number | undefined): string => (seconds === undefined ? '–:––' : stopwatch(seconds))

const lateWords = (lateS: number | undefined): string => {
  if (lateS === undefined) return '–:––'
  return Math.abs(lateS) < 1 ? '0:00' : `${lateS > 0 ? '+' : '−'}${stopwatch(Math.abs(lateS))}`
}

/** Anew four times a second, and at once when the tab is looked at again. */
function useTick(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const look = () => setNow(Date.now())
    const timer = setInterval(look, 250)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [])
  return now
}
