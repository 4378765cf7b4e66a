import { useEffect } from 'react'
import { useSession, useSheet } from '../use-stores.ts'

/** The window's name: the plan's or the stream's first, since tabs are narrow. */
export function usePageTitle(): void {
  const { title } = useSheet()
  const stream = useSession((session) => (session.role === 'planning' ? undefined : session.status.name))
  const shown = [stream ?? title, 'Missioncast'].filter(Boolean).join(' – ')
  useEffect(() => {
    document.title = shown
  }, [shown])
}
