/** What was waited for did not come in time. */
export class LateError extends Error {
  override readonly name = 'LateError'
}

/** @throws {LateError} where a promise takes longer; what it comes to later is nobody's business any more */
export async function inTime<T>(promise: Promise<T>, withinMs: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new LateError(`It took longer than ${withinMs} ms`)), withinMs)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}
