import { writeFile as writeToDisk } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { maxFileBytes } from '../src/formats/file-text.ts'
import { noteWords, problemWords } from '../src/formats/problem-words.ts'
import { writeFile } from '../src/formats/write-file.ts'
import { loadVariationModel } from '../src/plan/variation-model.ts'
import type { Command } from './arguments.ts'
import { namedRoute } from './named-route.ts'
import { fileError, openPlan, readBytes, systemWords } from './plan-file.ts'
import type { Terminal } from './terminal.ts'

type Convert = Extract<Command, { word: 'convert' }>

/** Writes the plan in a file as a file of another format. @throws {CastError} with `file` */
export async function convert(
  { input, output, from, to, map, route: wanted }: Convert,
  terminal: Terminal,
): Promise<void> {
  const bytes = input === '-' ? await allOf(terminal.input) : await readBytes(input)
  const source = input === '-' ? 'standard input' : input
  const { plan, notes } = openPlan(bytes, source, {
    ...(from !== undefined && { format: from }),
    ...(map !== undefined && { map }),
  })
  for (const note of notes) terminal.say(note)
  const named = wanted === undefined ? undefined : namedRoute(plan, wanted)
  if (named?.ok === false) throw fileError(source, named.words)

  const name = output === '-' ? 'standard output' : output
  const variationModel = to === 'csv' ? await loadVariationModel() : undefined
  const written = writeFile(to, plan, {
    nowMs: Date.now(),
    variationModel,
    ...(named && { route: named.id }),
  })
  if (written.type === 'failed') throw fileError(name, problemWords(written.problem))
  await writeOut(output, written.content, terminal)
  // After the file: who stops listening ends the program, and must not have half a file for it.
  for (const note of written.notes) terminal.say(`${name}: ${noteWords(note)}`)
}

async function writeOut(output: string, content: string | Uint8Array, terminal: Terminal): Promise<void> {
  if (output === '-') return terminal.write(content)
  try {
    await writeToDisk(output, content)
  } catch (cause) {
    throw fileError(output, systemWords(cause), cause)
  }
}

/** A little more than can be opened is enough to say that it is too much. */
async function allOf(stream: Readable): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of stream) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
    chunks.push(bytes)
    length += bytes.length
    if (length > maxFileBytes) break
  }
  return Buffer.concat(chunks)
}
