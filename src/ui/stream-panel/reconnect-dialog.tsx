import { useLingui } from '@lingui/react'
import { type FormEvent, useState } from 'react'
import { drawnElements } from '../../plan/plan.ts'
import { checkSecret, checkStreamName } from '../../state/checks.ts'
import { useApp } from '../app-context.ts'
import { Actions } from '../kit/actions.tsx'
import { Button } from '../kit/button.tsx'
import { focusFirstInvalid } from '../kit/focus-first-invalid.ts'
import { Modal } from '../kit/modal.tsx'
import { Notice } from '../kit/notice.tsx'
import { SecretField } from '../kit/secret-field.tsx'
import { useScreen } from '../screen-context.ts'
import { useLed, usePlanState } from '../use-stores.ts'
import {
  codeProblemSentence,
  nameProblemSentence,
  passwordProblemSentence,
} from '../words/name-problem-words.ts'
import { StreamNameField } from './stream-name-field.tsx'
import { useAttempt } from './use-attempt.ts'
import { UserNameField } from './user-name-field.tsx'

/** Reconnect: takes the lead of a stream that is running already. */
export function ReconnectDialog({ name: known, onClose }: { name: string; onClose: () => void }) {
  const { i18n } = useLingui()
  const { session } = useApp()
  const { showPanel } = useScreen()
  const [name, setName] = useState(known)
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [asked, setAsked] = useState(false)
  const { pending, failure, attempt } = useAttempt()
  const note = useLed()
  const empty = drawnElements(usePlanState((state) => state.plan)).length === 0

  const checkedName = checkStreamName(name)
  const checkedPassword = checkSecret(password)
  const checkedCode = checkSecret(code)

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    setAsked(true)
    focusFirstInvalid(form)
    if (!checkedName.ok || !checkedPassword.ok || !checkedCode.ok) return
    const reconnected = await attempt((signal) =>
      session.reconnect({
        name: checkedName.name,
        password: checkedPassword.secret,
        code: checkedCode.secret,
        signal,
      }),
    )
    if (!reconnected) return focusFirstInvalid(form)
    showPanel('stream')
    onClose()
  }

  const wrongPassword = failure?.refusal === 'wrong-password'
  const wrongCode = failure?.refusal === 'wrong-code'
  return (
    <Modal
      title={i18n._('Reconnect as leader')}
      description={
        note?.name === name
          ? i18n._(
              'What was not confirmed is sent. If somebody else changed the stream meanwhile, you choose which plan goes on.',
            )
          : empty
            ? i18n._('You go on with the plan that is in the stream.')
            : i18n._('If the plan in the stream and yours differ, you choose which one goes on.')
      }
      onClose={onClose}
    >
      <form onSubmit={(event) => void submit(event)} noValidate>
        <StreamNameField
          value={name}
          onChange={setName}
          error={asked && !checkedName.ok && nameProblemSentence(i18n, checkedName.problem)}
        />
        <UserNameField name={checkedName.ok ? checkedName.name : ''} />
        <SecretField
          label={i18n._('Password')}
          name="password"
          autoComplete="current-password"
          first={known !== ''}
          value={password}
          onChange={setPassword}
          error={
            asked && !checkedPassword.ok
              ? passwordProblemSentence(i18n, checkedPassword.problem)
              : wrongPassword && failure.sentence
          }
        />
        <SecretField
          label={i18n._('Leader code')}
          name="leader-code"
          autoComplete="one-time-code"
          value={code}
          onChange={setCode}
          error={
            asked && !checkedCode.ok
              ? codeProblemSentence(i18n, checkedCode.problem)
              : wrongCode && failure.sentence
          }
        />
        {failure && !wrongPassword && !wrongCode && (
          <Notice tone="danger" live="alert">
            {failure.sentence}
          </Notice>
        )}
        <Actions>
          <Button onClick={onClose}>{i18n._('Cancel')}</Button>
          <Button type="submit" look="primary" pending={pending && i18n._('Reconnecting …')}>
            {i18n._('Reconnect')}
          </Button>
        </Actions>
      </form>
    </Modal>
  )
}
