import { useLingui } from '@lingui/react'
import { type FormEvent, useState } from 'react'
import { drawnElements } from '../../plan/plan.ts'
import { checkSecret, checkStreamName, suggestCode } from '../../state/checks.ts'
import { useApp } from '../app-context.ts'
import { Actions } from '../kit/actions.tsx'
import { Button } from '../kit/button.tsx'
import { CheckField } from '../kit/check-field.tsx'
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
  sameSecretsSentence,
} from '../words/name-problem-words.ts'
import { BringBackFields } from './bring-back-fields.tsx'
import { LockedNotice } from './locked-notice.tsx'
import { StreamNameField } from './stream-name-field.tsx'
import { TokenFields } from './token-fields.tsx'
import { useAttempt } from './use-attempt.ts'
import { UserNameField } from './user-name-field.tsx'

/** Reconnect: takes the lead of a stream that is running already, or brings back one that was led from here and that the server has lost. */
export function ReconnectDialog({ name: known, onClose }: { name: string; onClose: () => void }) {
  const { i18n } = useLingui()
  const { session } = useApp()
  const { showPanel } = useScreen()
  const [name, setName] = useState(known)
  const [password, setPassword] = useState('')
  const [byToken, setByToken] = useState(false)
  const [token, setToken] = useState('')
  const [presentCode, setPresentCode] = useState('')
  const [newCode, setNewCode] = useState(() => suggestCode())
  const [asked, setAsked] = useState(false)
  const [lostName, setLostName] = useState<string>()
  const [again, setAgain] = useState({ password: '', code: '' })
  const { pending, failure, attempt } = useAttempt(name)
  const note = useLed()
  const empty = drawnElements(usePlanState((state) => state.plan)).length === 0

  const checkedName = checkStreamName(name)
  const checkedPassword = checkSecret(password)
  const code = byToken ? newCode : presentCode
  const checkedCode = checkSecret(code)
  const areSame = isSame(checkedPassword, checkedCode)
  const checkedToken = checkSecret(token)
  // What was lost is brought back by who had the code: a token was lost with it.
  const isLost = !byToken && checkedName.ok && checkedName.name === lostName
  const differs = {
    password: isLost && !isSame(checkedPassword, checkSecret(again.password)),
    code: isLost && !isSame(checkedCode, checkSecret(again.code)),
  }

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    setAsked(true)
    focusFirstInvalid(form)
    if (!checkedName.ok || !checkedPassword.ok || !checkedCode.ok || areSame) return
    if (byToken && !checkedToken.ok) return
    if (differs.password || differs.code) return
    const { name } = checkedName
    const reconnected = await attempt(async (signal) => {
      const [password, code] = [checkedPassword.secret, checkedCode.secret]
      const outcome = await session.reconnect({
        ...{ name, password, bringBack: isLost, signal },
        ...(byToken ? { token, newCode: code } : { code }),
      })
      if (outcome.ok || outcome.refusal === undefined) return outcome
      setLostName(outcome.lost && name)
      // Nobody has been asked yet to enter anything once more.
      if (outcome.lost) setAsked(false)
      return outcome
    })
    if (!reconnected) return focusFirstInvalid(form)
    showPanel('stream')
    onClose()
  }

  const codeProblem = checkedCode.ok
    ? areSame && sameSecretsSentence(i18n, byToken ? 'new code' : 'code')
    : codeProblemSentence(i18n, checkedCode.problem)
  const wrongPassword = failure?.refusal === 'wrong-password'
  const wrongCode = failure?.refusal === 'wrong-code'
  const wrongToken = byToken && (wrongCode || failure?.refusal === 'bad-request')
  const isToldOtherwise =
    wrongPassword || wrongCode || wrongToken || (isLost && failure?.refusal === 'unknown-stream')
  return (
    <Modal
      title={i18n._('Reconnect as leader')}
      description={
        !isLost &&
        (note?.name === name
          ? i18n._(
              'What was not confirmed is sent. If somebody else changed the stream meanwhile, you choose which plan goes on.',
            )
          : empty
            ? i18n._('You go on with the plan that is in the stream.')
            : i18n._('If the plan in the stream and yours differ, you choose which one goes on.'))
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
        {byToken ? (
          <TokenFields
            token={{
              value: token,
              onChange: setToken,
              error:
                asked && !checkedToken.ok
                  ? i18n._('Please enter the token.')
                  : wrongToken &&
                    i18n._('That token is not right, was used already, or has run out. Ask for another one.'),
            }}
            code={{
              value: newCode,
              onChange: setNewCode,
              error: asked && codeProblem,
            }}
          />
        ) : (
          <SecretField
            key="leader-code"
            label={i18n._('Leader code')}
            name="leader-code"
            autoComplete="one-time-code"
            value={presentCode}
            onChange={setPresentCode}
            error={(asked && codeProblem) || (wrongCode && failure.sentence)}
          />
        )}
        {!isLost && (
          <CheckField
            label={i18n._('I was given a token')}
            hint={i18n._('In place of the leader code: whoever leads hands over to you.')}
            checked={byToken}
            onChange={(given) => {
              setByToken(given)
              setAsked(false)
            }}
          />
        )}
        {isLost && (
          <BringBackFields
            name={lostName}
            again={again}
            onChange={setAgain}
            wrong={{ password: asked && differs.password, code: asked && differs.code }}
          />
        )}
        {failure && !isToldOtherwise && (
          <Notice tone="danger" live="alert">
            {failure.sentence}
          </Notice>
        )}
        {pending && <LockedNotice />}
        <Actions>
          <Button onClick={onClose}>{i18n._('Cancel')}</Button>
          {isLost ? (
            <Button type="submit" look="primary" pending={pending && i18n._('Bringing it back …')}>
              {i18n._('Bring it back')}
            </Button>
          ) : (
            <Button type="submit" look="primary" pending={pending && i18n._('Reconnecting …')}>
              {byToken ? i18n._('Take the lead') : i18n._('Reconnect')}
            </Button>
          )}
        </Actions>
      </form>
    </Modal>
  )
}

type Checked = ReturnType<typeof checkSecret>

const isSame = (first: Checked, again: Checked): boolean =>
  first.ok && again.ok && first.secret === again.secret
