import { describe, expect, it } from 'vitest'
import { parseCommand, usage } from './arguments.ts'
import { exitCodes } from './exit-code.ts'

const url = 'http://127.0.0.1:8080'
const environment = { MISSIONCAST_URL: url }
const parse = (...words: string[]) => parseCommand(words, environment)

describe('parseCommand', () => {
  it('reads each command with its options', () => {
    expect(parse('list')).toEqual({ word: 'list', url })
    expect(parse('start', 'Ops', 'a.json', '--map', 'kuban', '--ttl', '600')).toEqual({
      word: 'start',
      url,
      name: 'Ops',
      file: 'a.json',
      map: 'kuban',
      unlisted: false,
      ttlSeconds: 600,
    })
    expect(parse('publish', 'Ops', 'a.json', '--watch')).toMatchObject({
      word: 'publish',
      watch: true,
      bringBack: false,
    })
    expect(parse('publish', 'Ops', 'a.json', '--bring-back', '--ttl', '600')).toMatchObject({
      watch: false,
      bringBack: true,
      ttlSeconds: 600,
    })
    expect(parse('start', 'Ops', 'a.json', '--unlisted')).toMatchObject({ unlisted: true })
    expect(parse('rekey', 'Ops')).toEqual({ word: 'rekey', url, name: 'Ops', unlisted: undefined })
    expect(parse('rekey', 'Ops', '--listed')).toMatchObject({ unlisted: false })
    expect(parse('rekey', 'Ops', '--unlisted')).toMatchObject({ unlisted: true })
    expect(parse('follow', 'Ops')).toEqual({ word: 'follow', url, name: 'Ops' })
    expect(parse('follow', 'Ops', '--snapshot', '--format', 'il2')).toEqual({
      word: 'snapshot',
      url,
      name: 'Ops',
      format: 'il2',
    })
    expect(parse('stop', 'Ops')).toEqual({ word: 'stop', url, name: 'Ops' })
  })

  it('prefers --url to the environment and keeps a sub-path', () => {
    expect(parse('list', '--url', 'https://example.org/cast/index.html#/s/x')).toEqual({
      word: 'list',
      url: 'https://example.org/cast',
    })
  })

  it('shows the usage without a command and with --help', () => {
    expect(parse()).toEqual({ word: 'help' })
    expect(parse('stop', '--help')).toEqual({ word: 'help' })
  })

  it('says every exit code', () => {
    const [, said = ''] = /Exit codes: ([^.]+)\./.exec(usage) ?? []
    expect(said.match(/\d+/g)?.map(Number)).toEqual(Object.values(exitCodes))
  })

  it.each([
    [['stpo', 'x'], 'no command “stpo”'],
    [['constructor'], 'no command “constructor”'],
    [['start', 'x'], 'FILE is missing'],
    [['follow', 'two', 'words'], '“words” is one too many'],
    [['list', '--watch'], 'takes no --watch'],
    [['start', 'x', 'y', '--ttl', '59'], '--ttl takes whole seconds'],
    [['publish', 'x', 'y', '--ttl', '600'], '--ttl only with --bring-back'],
    [['publish', 'x', 'y', '--unlisted'], '--unlisted only with --bring-back'],
    [['rekey', 'x', '--listed', '--unlisted'], 'not both'],
    [['start', 'x', 'y', '--bring-back'], 'takes no --bring-back'],
    [['follow', 'x', '--format', 'il2'], '--format goes with --snapshot'],
    [['follow', 'x', '--snapshot', '--format', 'kml'], 'not “kml”'],
    [['list', '--password', 'hunter2'], '--password'],
    [['list', '--url', 'ftp://x'], 'not the address of a server'],
    [['list', '--url', 'http://me:pw@x'], 'must not hold a user'],
  ])('says what is wrong with %j', (words, message) => {
    expect(() => parse(...words)).toThrow(message)
  })

  it('asks for the server where none is given', () => {
    expect(() => parseCommand(['list'], {})).toThrow('Which server?')
  })
})
