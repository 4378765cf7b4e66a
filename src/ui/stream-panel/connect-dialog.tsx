import { useLingui } from '@lingui/react'
import { type FormEvent, useEffect, useEffectEvent, useRef, useState } from 'react'
import { checkSecret, checkStreamName, isInvitation } from '../../state/checks.ts'
import { useApp } from '../app-context.ts'
import { Actions } from '../kit/actions.tsx'
import { Button } from '../kit/button.tsx'
import { focusFirstInvalid } from '../kit/focus-first-invalid.ts'
import { Modal } from '../kit/modal.tsx'
import { Notice } from '../kit/notice.tsx'
import { SecretField } from '../kit/secret-field.tsx'
import { narrow } from '../kit/use-media.ts'
import { useScreen } from '../screen-context.ts'
import { isolate } from '../words/element-words.ts'
import { nameProblemSentence, passwordProblemSentence } from '../words/name-problem-words.ts'
import { type Invited, InvitedConnect } from './invited-connect.tsx'
import { LockedNotice } from './locked-notice.tsx'
import { RememberField } from './remember-field.tsx'
import { ShutNotice, type ShutWay } from './shut-notice.tsx'
import { useAttempt } from './use-attempt.ts'
import { useRemember } from './use-remember.ts'
import { UserNameField } from './user-name-field.tsx'

/** Connect: the password of one stream, and nothing else to think about; not even that where a link or this device lets in without. */
export function ConnectDialog({
  name,
  invitation,
  onClose,
}: {
  name: string
  invitation?: string | undefined
  onClose: () => void
}) {
  const { i18n } = useLingui()
  const { session, remembered } = useApp()
  const { remember: keep } = useRemember()
  const { showPanel, hidePanel } = useScreen()
  const [password, setPassword] = useState('')
  const [asked, setAsked] = useState(false)
  const [remember, setRemember] = useState(false)
  const isWhole = invitation !== undefined && isInvitation(invitation)
  const [invited, setInvited] = useState<Invited | undefined>(
    isWhole ? { from: 'link', invitation } : undefined,
  )
  const [shut, setShut] = useState<ShutWay | undefined>(
    invitation === undefined || isWhole ? undefined : 'broken-link',
  )
  const { pending, failure, attempt } = useAttempt(name)
  const checkedName = checkStreamName(name)
  const checked = checkSecret(password)

  const offerRemembered = useEffectEvent((found: string | undefined) => {
    // Who is typing by then goes on typing.
    if (found !== undefined && password === '') setInvited({ from: 'device', invitation: found })
  })
  useEffect(() => {
    if (invitation !== undefined) return
    let isOpen = true
    void remembered.find(name).then((found) => isOpen && offerRemembered(found))
    return () => {
      isOpen = false
    }
  }, [name, invitation, remembered])

  // The password is asked for after all: what had the focus is gone.
  const form = useRef<HTMLFormElement>(null)
  const wasInvited = useRef(invited !== undefined)
  useEffect(() => {
    if (wasInvited.current && !invited)
      form.current?.querySelector<HTMLInputElement>('[name="password"]')?.focus()
    wasInvited.current = invited !== undefined
  }, [invited])

  const enter = () => {
    // On a phone the map is what one has come for.
    if (matchMedia(narrow).matches) hidePanel()
    else showPanel('stream')
    onClose()
  }

  const shutOut = (name: string, { from }: Invited) => {
    setInvited(undefined)
    setShut(from)
    if (from === 'device') remembered.forget(name).catch(console.error)
  }

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    setAsked(true)
    focusFirstInvalid(form)
    if (!checkedName.ok || !checked.ok) return
    const connected = await attempt((signal) =>
      session.connect({ name: checkedName.name, password: checked.secret, signal }),
    )
    if (!connected) return focusFirstInvalid(form)
    if (remember) void keep(checkedName.name)
    enter()
  }

  const wrong = failure?.refusal === 'wrong-password'
  return (
    <Modal
      title={i18n._('Watch ‹{name}›', {
        name: isolate(checkedName.ok ? checkedName.name : legibleName(name)),
      })}
      description={i18n._('You see the plan and follow every change; you cannot change it yourself.')}
      onClose={onClose}
    >
      {checkedName.ok && invited ? (
        <InvitedConnect
          name={checkedName.name}
          invited={invited}
          onConnected={enter}
          onShut={() => shutOut(checkedName.name, invited)}
          onPassword={() => setInvited(undefined)}
          onClose={onClose}
        />
      ) : checkedName.ok ? (
        <form ref={form} onSubmit={(event) => void submit(event)} noValidate>
          {shut && <ShutNotice way={shut} />}
          <UserNameField name={checkedName.name} />
          <SecretField
            label={i18n._('Password')}
            name="password"
            autoComplete="current-password"
            value={password}
            onChange={setPassword}
            hint={i18n._('Your leader tells it to you.')}
            error={
              asked && !checked.ok
                ? passwordProblemSentence(i18n, checked.problem)
                : wrong && failure.sentence
            }
          />
          <RememberField checked={remember} onChange={setRemember} />
          {failure && !wrong && (
            <Notice tone="danger" live="alert">
              {failure.sentence}
            </Notice>
          )}
          {pending && <LockedNotice />}
          <Actions>
            <Button onClick={onClose}>{i18n._('Cancel')}</Button>
            <Button type="submit" look="primary" pending={pending && i18n._('Connecting …')}>
              {i18n._('Connect')}
            </Button>
          </Actions>
        </form>
      ) : (
        <>
          <Notice
            tone="danger"
            live="alert"
            title={i18n._('This link has no name of a stream that can exist.')}
          >
            <p>
              {nameProblemSentence(i18n, checkedName.problem)} {i18n._('Ask for the link again.')}
            </p>
          </Notice>
          <Actions>
            <Button look="primary" onClick={onClose}>
              {i18n._('Close')}
            </Button>
          </Actions>
        </>
      )}
    </Modal>
  )
}

const legibleLength = 40

/** What can be shown of a name that cannot be one: cut, and without what is invisible or turns the writing direction. */
function legibleName(name: string): string {
  const visible = name.replaceAll(/\p{C}+/gu, '').trim()
  const letters = [...visible]
  if (visible === '') return '?'
  return letters.length > legibleLength ? `${letters.slice(0, legibleLength).join('')}…` : visible
}
