import { useLingui } from '@lingui/react'
import { type FormEvent, useState } from 'react'
import { checkSecret, checkStreamName, suggestCode } from '../../state/checks.ts'
import { useApp } from '../app-context.ts'
import { Actions } from '../kit/actions.tsx'
import { Button } from '../kit/button.tsx'
import { CheckField } from '../kit/check-field.tsx'
import { Field } from '../kit/field.tsx'
import { focusFirstInvalid } from '../kit/focus-first-invalid.ts'
import { Modal } from '../kit/modal.tsx'
import { Notice } from '../kit/notice.tsx'
import { SecretField } from '../kit/secret-field.tsx'
import { useScreen } from '../screen-context.ts'
import {
  codeProblemSentence,
  nameProblemSentence,
  passwordProblemSentence,
  sameSecretsSentence,
} from '../words/name-problem-words.ts'
import { StreamNameField } from './stream-name-field.tsx'
import { StrengthWords } from './strength-words.tsx'
import { ttlChoices, ttlUsual } from './ttl-choices.ts'
import { useAttempt } from './use-attempt.ts'
import { UserNameField } from './user-name-field.tsx'

/** Start: what the stream is called, who may watch it and who may lead it. */
export function StartDialog({ onClose }: { onClose: () => void }) {
  const { i18n } = useLingui()
  const { session } = useApp()
  const { showPanel } = useScreen()
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState(() => suggestCode())
  const [ttlSeconds, setTtlSeconds] = useState(ttlUsual)
  const [unlisted, setUnlisted] = useState(false)
  const [asked, setAsked] = useState(false)
  const { pending, failure, attempt } = useAttempt()

  const checkedName = checkStreamName(name)
  const checkedPassword = checkSecret(password)
  const checkedCode = checkSecret(code)
  const areSame = checkedPassword.ok && checkedCode.ok && checkedPassword.secret === checkedCode.secret
  // Nobody likes to be told that a field is empty before having had the chance to fill it.
  const told = <T,>(problem: T | 'empty'): T | 'empty' | undefined =>
    problem === 'empty' && !asked ? undefined : problem

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    setAsked(true)
    focusFirstInvalid(form)
    if (!checkedName.ok || !checkedPassword.ok || !checkedCode.ok || areSame) return
    const started = await attempt((signal) =>
      session.start({
        name: checkedName.name,
        password: checkedPassword.secret,
        code: checkedCode.secret,
        ttlSeconds,
        unlisted,
        signal,
      }),
    )
    if (!started) return focusFirstInvalid(form)
    showPanel('stream')
    onClose()
  }

  const nameProblem = checkedName.ok ? undefined : told(checkedName.problem)
  const passwordProblem = checkedPassword.ok ? undefined : told(checkedPassword.problem)
  const codeProblem = checkedCode.ok ? undefined : told(checkedCode.problem)
  const nameTaken = failure?.refusal === 'name-taken'
  return (
    <Modal
      title={i18n._('Start a stream')}
      description={i18n._('Everyone with the password sees your plan, and every change of it, at once.')}
      onClose={onClose}
    >
      <form onSubmit={(event) => void submit(event)} noValidate>
        <StreamNameField
          value={name}
          onChange={setName}
          hint={
            unlisted
              ? i18n._('Viewers need it, letter by letter, or the link.')
              : i18n._('Everybody on this server can see it in the list.')
          }
          error={nameProblem ? nameProblemSentence(i18n, nameProblem) : nameTaken && failure.sentence}
        />
        <UserNameField name={checkedName.ok ? checkedName.name : ''} />
        <SecretField
          label={i18n._('Password')}
          name="password"
          autoComplete="new-password"
          value={password}
          onChange={setPassword}
          hint={
            <>
              {i18n._('For your viewers.')}
              <StrengthWords password={password} known={[name]} />
            </>
          }
          error={passwordProblem && passwordProblemSentence(i18n, passwordProblem)}
        />
        <SecretField
          label={i18n._('Leader code')}
          name="leader-code"
          autoComplete="one-time-code"
          shown
          value={code}
          onChange={setCode}
          onSuggest={() => setCode(suggestCode())}
          hint={i18n._(
            'For you alone: with it you reconnect as leader. Note it down now; nobody can tell it to you later.',
          )}
          error={
            codeProblem
              ? codeProblemSentence(i18n, codeProblem)
              : areSame && sameSecretsSentence(i18n, 'new code')
          }
        />
        <Field
          label={i18n._('Keep it without the leader for')}
          hint={i18n._('It ends by itself when its leader has been away for so long.')}
        >
          {(control) => (
            <select
              {...control}
              value={ttlSeconds}
              onChange={(event) => setTtlSeconds(Number(event.currentTarget.value))}
            >
              {ttlChoices(i18n).map(({ seconds, words }) => (
                <option key={seconds} value={seconds}>
                  {words}
                </option>
              ))}
            </select>
          )}
        </Field>
        <CheckField
          label={i18n._('Unlisted')}
          hint={i18n._(
            'It is not in the list of streams: only those who know its name or have the link find it.',
          )}
          checked={unlisted}
          onChange={setUnlisted}
        />
        {failure && !nameTaken && (
          <Notice tone="danger" live="alert">
            {failure.sentence}
          </Notice>
        )}
        <Actions>
          <Button onClick={onClose}>{i18n._('Cancel')}</Button>
          <Button type="submit" look="primary" pending={pending && i18n._('Starting …')}>
            {i18n._('Start')}
          </Button>
        </Actions>
      </form>
    </Modal>
  )
}
