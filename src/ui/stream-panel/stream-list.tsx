import { useLingui } from '@lingui/react'
import { useEffect, useState } from 'react'
import { Button } from '../kit/button.tsx'
import { Field } from '../kit/field.tsx'
import { Notice } from '../kit/notice.tsx'
import { Spinner } from '../kit/spinner.tsx'
import { failureSentence } from '../words/outcome-words.ts'
import panel from './panel.module.css'
import styles from './stream-list.module.css'
import { StreamRow } from './stream-row.tsx'
import { ListFailure, useStreamList } from './use-stream-list.ts'

/** Streams beyond these pages are found by a longer look at the list only; a search must not renew it without end. */
const pagesSearched = 20

/** All streams of this server, renewed every few seconds. */
export function StreamList() {
  const { i18n } = useLingui()
  const [search, setSearch] = useState('')
  const list = useStreamList()
  const streams = list.data?.pages.flatMap((page) => page.streams) ?? []
  const wanted = search.trim().normalize('NFC').toLocaleLowerCase(i18n.locale)
  const found = streams.filter(({ name }) => name.toLocaleLowerCase(i18n.locale).includes(wanted))
  const { hasNextPage, isFetching, fetchNextPage } = list
  const isSearchingOn = wanted !== '' && hasNextPage && (list.data?.pages.length ?? 0) < pagesSearched
  useEffect(() => {
    if (isSearchingOn && !isFetching) void fetchNextPage()
  }, [isSearchingOn, isFetching, fetchNextPage])
  const failure = list.error instanceof ListFailure ? list.error.outcome : undefined
  return (
    <section className={styles.section} aria-label={i18n._('Streams')}>
      <h2 className={panel.heading} tabIndex={-1} data-landing>
        {i18n._('Streams')}
      </h2>
      <Field label={i18n._('Search streams')} hideLabel>
        {(control) => (
          <input
            {...control}
            type="search"
            dir="auto"
            placeholder={i18n._('Search streams')}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
        )}
      </Field>
      {list.isError && (
        <Notice tone="warn" live="status" title={i18n._('The list could not be renewed.')}>
          <p>
            {failure
              ? failureSentence(i18n, failure)
              : i18n._('Something happened that should not have. It is tried again.')}
          </p>
        </Notice>
      )}
      {(list.isPending || (isSearchingOn && found.length === 0)) && (
        <p className={styles.quiet}>
          <Spinner /> {i18n._('Looking for streams …')}
        </p>
      )}
      {list.isSuccess && found.length === 0 && !isSearchingOn && (
        <p className={styles.quiet}>
          {streams.length === 0
            ? i18n._('No stream is running. Start one, and it appears here for everybody.')
            : hasNextPage
              ? i18n._('None of the first {count} streams has that in its name.', { count: streams.length })
              : i18n._('No stream has that in its name.')}
        </p>
      )}
      <ul className={styles.list}>
        {found.map((stream) => (
          <StreamRow key={stream.name} stream={stream} />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button
          pending={list.isFetchingNextPage && i18n._('Loading …')}
          onClick={() => void list.fetchNextPage()}
        >
          {i18n._('Show more streams')}
        </Button>
      )}
    </section>
  )
}
