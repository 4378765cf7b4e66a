import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium } from '@playwright/test'
import { findChromium } from '../scripts/stack/programs.ts'
import { expect } from './stack-test.ts'

/**
 * A browser as people have it: a tab is hidden while another one is in front, and may be frozen then. Playwright's own keeps every
 * tab in sight, whatever it is told.
 */
export async function withFreeBrowser(
  args: readonly string[],
  use: (context: BrowserContext) => Promise<void>,
): Promise<void> {
  const profile = await mkdtemp(join(tmpdir(), 'missioncast-browser-'))
  const own = ['--headless=new', '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank']
  const browser = spawn(findChromium(process.env) ?? chromium.executablePath(), [...args, ...own], {
    stdio: 'ignore',
  })
  try {
    const connection = await chromium.connectOverCDP(await addressOf(profile), { noDefaults: true })
    const [context] = connection.contexts()
    if (!context) throw new Error('the browser has no context')
    await use(context)
    await connection.close()
  } finally {
    await end(browser)
    await rm(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function addressOf(profile: string): Promise<string> {
  let port = ''
  const read = async (): Promise<boolean> => {
    const text = await readFile(join(profile, 'DevToolsActivePort'), 'utf8').catch(() => '')
    port = text.split('\n')[0] ?? ''
    return port !== ''
  }
  await expect.poll(read).toBe(true)
  return `http://127.0.0.1:${port}`
}

async function end(browser: ChildProcess): Promise<void> {
  if (browser.exitCode !== null) return
  const exited = once(browser, 'exit')
  browser.kill('SIGKILL')
  await exited
}
