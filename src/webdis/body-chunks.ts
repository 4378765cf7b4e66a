/** The bytes of a response as they come. Not every browser that we serve iterates a body by itself. */
export async function* bodyChunks(response: Response): AsyncGenerator<Uint8Array, void> {
  const reader = response.body?.getReader()
  for (;;) {
    const next = await reader?.read()
    if (!next || next.done) return
    yield next.value
  }
}
