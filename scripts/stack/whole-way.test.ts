import { createServer } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { requireWholeWay } from './whole-way.ts'

/** Says the replies one after the other, and the last one for ever. */
async function serve(...replies: readonly (readonly [number, string])[]): Promise<string> {
  let at = 0
  const server = createServer((_, response) => {
    const [status, text] = replies[Math.min(at++, replies.length - 1)] ?? [500, '']
    response.writeHead(status).end(text)
  })
  onTestFinished(() => void server.close())
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
}

const RIGHT = [200, '{"FCALL_RO":["OK","1.1.0"]}'] as const
const NO_LIBRARY = [200, '{"FCALL_RO":[false,"ERR Function not found"]}'] as const

test('waits until a call comes back from the library', async () => {
  await requireWholeWay(await serve([503, ''], NO_LIBRARY, RIGHT))
})

test('says what comes back instead', async () => {
  await expect(requireWholeWay(await serve([502, 'Bad Gateway']), -1)).rejects.toThrow(
    /no call reaches the functions library by http:\S+: 502 Bad Gateway/,
  )
  await expect(requireWholeWay(await serve(NO_LIBRARY), -1)).rejects.toThrow('Function not found')
})
