import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { PassThrough, Readable, Writable } from 'node:stream'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { parseCommand } from './arguments.ts'
import { convert } from './convert.ts'
import { CastError, exitCodes } from './exit-code.ts'

const il2File = resolve(import.meta.dirname, '../src/formats/testdata/il2-r1.json')

const gpx = `<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">
  <rte><name>Alpha</name><rtept lat="1" lon="2"/><rtept lat="3" lon="4"/></rte>
  <wpt lat="97.2" lon="0"><name>North</name></wpt></gpx>`

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'missioncast-convert-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const file = (name: string): string => join(folder, name)

/** Runs `cast convert WORDS…` in this process. */
async function run(
  words: readonly string[],
  input: Readable = new PassThrough().end(),
  heard: (words: string) => void = () => {},
) {
  const command = parseCommand(['convert', ...words], {})
  if (command.word !== 'convert') throw new Error('another command')
  const said: string[] = []
  const written: (string | Uint8Array)[] = []
  await convert(command, {
    environment: {},
    input,
    output: new Writable(),
    print: () => {},
    write: (content) => written.push(content),
    say: (words) => {
      heard(words)
      said.push(words)
    },
    signal: new AbortController().signal,
  })
  return { said, written }
}

const failure = async (words: readonly string[]): Promise<CastError> => {
  try {
    await run(words)
  } catch (error) {
    if (error instanceof CastError) return error
    throw error
  }
  throw new Error('it did not fail')
}

it('has written the whole file before it says what is not in it', async () => {
  writeFileSync(file('in.gpx'), gpx)
  const whole: number[] = []
  await run([file('in.gpx'), file('out.kml')], undefined, (words) => {
    if (words.startsWith(file('out.kml'))) whole.push(readFileSync(file('out.kml'), 'utf8').indexOf('</kml>'))
  })
  expect(whole).toEqual([expect.any(Number)])
  expect(whole[0]).toBeGreaterThan(0)
})

it('goes by the endings, and says on standard error what did not come in', async () => {
  writeFileSync(file('in.gpx'), gpx)
  const { said, written } = await run([file('in.gpx'), file('out.kmz')])
  expect(said).toEqual([
    `${file('in.gpx')}: point 1 “North”: latitude 97.2 is outside −90 to 90; it is left out`,
    `${file('out.kmz')}: kept in the file, but other programs do not show its speed`,
  ])
  expect(written).toEqual([])
  await run([file('out.kmz'), file('back.geojson')])
  expect(JSON.parse(readFileSync(file('back.geojson'), 'utf8')).features).toMatchObject([
    {
      properties: { name: 'Alpha' },
      geometry: {
        coordinates: [
          [2, 1],
          [4, 3],
        ],
      },
    },
  ])
})

it('reads standard input and writes standard output', async () => {
  const { written } = await run(
    ['-', '-', '--to', 'missioncast', '--from', 'gpx'],
    Readable.from([Buffer.from(gpx)]),
  )
  expect(String(written[0])).toMatch(/^\{"missioncast":2,/)
})

it('writes the route that is named, by its name or its number, where a format holds one', async () => {
  const two = gpx.replace(
    '</rte>',
    '</rte><rte><name>Bravo</name><rtept lat="5" lon="6"/><rtept lat="7" lon="8"/></rte>',
  )
  writeFileSync(file('two.gpx'), two)
  const waypoints = async (...words: string[]) =>
    String((await run([file('two.gpx'), '-', ...words])).written[0])
  expect(await waypoints('--to', 'cot')).toContain('point="1,2')
  expect(await waypoints('--to', 'cot', '--route', 'Bravo')).toContain('point="5,6')
  expect(await waypoints('--to', 'cot', '--route', '2')).toContain('point="5,6')
  expect(await waypoints('--to', 'csv', '--route', '2')).not.toContain('Alpha')
  expect(await failure([file('two.gpx'), file('out.cot'), '--route', 'Charlie'])).toMatchObject({
    exitCode: exitCodes.file,
    message: `${file('two.gpx')}: no route is called “Charlie”, nor has it as its number. The routes are 1 “Alpha”, 2 “Bravo”.`,
  })
  expect(() => readFileSync(file('out.cot'))).toThrow()
})

it('asks for the map that a file does not name', async () => {
  expect(await failure([il2File, file('out.missioncast.json')])).toMatchObject({
    exitCode: exitCodes.file,
    message: expect.stringContaining('Say which with --map'),
  })
  await run([il2File, file('out.missioncast.json'), '--map', 'stalingrad'])
  expect(readFileSync(file('out.missioncast.json'), 'utf8')).toContain('"map":"stalingrad"')
})

it('says that a game map has no longitudes, and writes nothing', async () => {
  const error = await failure([il2File, file('out.kml'), '--map', 'kuban'])
  expect(error.exitCode).toBe(exitCodes.file)
  expect(error.message).toContain('“kuban” is a game’s')
  expect(() => readFileSync(file('out.kml'))).toThrow()
})

it.each([
  [[il2File, 'out'], 'The ending of “out” says no format'],
  [[il2File, '-'], 'says no format'],
  [[il2File, 'out.cf'], 'CombatFlite is read, but not written.'],
  [[il2File, '-', '--to', 'doc'], '--to takes missioncast, il2, geojson'],
  [[il2File, '-', '--to', 'kml', '--from', 'csv'], '--from takes'],
  [[il2File], 'OUT is missing'],
  [[il2File, 'out.kml', '--route', 'A'], 'KML holds all routes: --route goes with a format of one flight'],
])('refuses what it cannot do: %s', (words, message) => {
  expect(() => parseCommand(['convert', ...words], {})).toThrow(message)
})

it('names a file that is not there, and a folder that cannot be written to', async () => {
  expect((await failure([file('none.kml'), '-', '--to', 'gpx'])).message).toContain('there is no such file')
  writeFileSync(file('in.gpx'), gpx)
  expect((await failure([file('in.gpx'), file('no/out.kml')])).exitCode).toBe(exitCodes.file)
})
