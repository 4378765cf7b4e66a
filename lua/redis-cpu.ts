import type { Stack } from '../scripts/stack/stack.ts'

/** Milliseconds for which the thread of Redis that runs functions has worked, however long it waited for a processor. */
export async function redisCpuMs(stack: Stack): Promise<number> {
  const info = String(await stack.admin('INFO', 'cpu'))
  const seconds = (kind: string) =>
    Number(new RegExp(`used_cpu_${kind}_main_thread:([\\d.]+)`).exec(info)?.[1])
  return (seconds('user') + seconds('sys')) * 1000
}
