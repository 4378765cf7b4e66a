import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { confirmSecret, keepApart, readSecret } from './secret-prompt.ts'

/** A terminal at which somebody types these lines. */
function terminal(...lines: readonly string[]) {
  const input = Object.assign(new PassThrough(), { isTTY: true })
  const output = new PassThrough()
  input.write(lines.map((line) => `${line}\r`).join(''))
  return { environment: {}, input, output }
}

describe('readSecret', () => {
  it('takes what the environment holds, without asking', async () => {
    const source = { ...terminal(), environment: { MISSIONCAST_CODE: ' with spaces ' } }
    expect(await readSecret('code', source)).toBe(' with spaces ')
    source.output.end()
    expect(await text(source.output)).toBe('')
  })

  it('asks at a terminal and shows nothing of what is typed', async () => {
    const source = terminal('пароль 🗝️')
    expect(await readSecret('password', source)).toBe('пароль 🗝️')
    source.output.end()
    expect(await text(source.output)).toBe('Password of the stream: \n')
  })

  it.each([
    ['', 'The password is empty.'],
    ['   ', 'The password is nothing but white space.'],
    ['x'.repeat(201), 'The password is longer than 200 characters.'],
  ])('[S3] refuses %j', async (typed, words) => {
    await expect(readSecret('password', terminal(typed))).rejects.toThrow(words)
  })

  it('says so when nobody answers', async () => {
    const source = terminal()
    source.input.end()
    await expect(readSecret('password', source)).rejects.toThrow('Nothing was entered.')
  })

  it('names the variable where there is no terminal', async () => {
    const source = { environment: {}, input: new PassThrough(), output: new PassThrough() }
    await expect(readSecret('code', source)).rejects.toThrow('The code is needed: set MISSIONCAST_CODE')
  })
})

describe('keepApart', () => {
  it('[S3] refuses a code that is the password, in whatever form its letters were typed', async () => {
    const password = await readSecret('password', terminal('scha\u0308f'))
    const code = await readSecret('code', terminal('schäf'))
    expect(() => keepApart(password, code)).toThrow('The code is the password')
    expect(() => keepApart(password, 'babab')).not.toThrow()
  })
})

describe('confirmSecret', () => {
  it('asks a person once more, and takes the same secret in whatever form it is typed', async () => {
    const source = terminal('p\u0061\u0308')
    await confirmSecret('password', 'pä', source)
    source.output.end()
    expect(await text(source.output)).toBe('Password of the stream, once more: \n')
  })

  it('refuses another one', async () => {
    const confirmed = confirmSecret('code', 'babab', terminal('babba'))
    await expect(confirmed).rejects.toThrow('The code was not the same the second time. Nothing was changed.')
  })

  it('asks nobody for what the environment holds', async () => {
    const source = { ...terminal(), environment: { MISSIONCAST_CODE: 'babab' } }
    await confirmSecret('code', 'babab', source)
    source.output.end()
    expect(await text(source.output)).toBe('')
  })
})
