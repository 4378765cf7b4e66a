import { defineConfig, devices } from '@playwright/test'
import { findChromium } from './scripts/stack/programs.ts'

const executablePath = findChromium(process.env)

// Every worker starts a stack of its own (e2e/stack-test.ts) and serves the app that was built once before.
export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/build-once.ts',
  forbidOnly: true,
  fullyParallel: true,
  // Half of a story's time is waiting for beats and patience to pass.
  workers: 3,
  // Limits for what hangs: none of them decides a test on a busy machine.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
  projects: [
    // The longest stories first: at the end they would keep all others waiting.
    { name: 'phone', testMatch: ['**/*.phone.spec.ts', '**/axe.spec.ts'], use: devices['Pixel 7'] },
    { name: 'desktop', testIgnore: '**/*.phone.spec.ts', use: { viewport: { width: 1280, height: 800 } } },
  ],
  use: {
    actionTimeout: 30_000,
    // Nothing is in motion when a test looks or aims.
    contextOptions: { reducedMotion: 'reduce' },
    // A trace costs a third of the time: `npm run e2e -- --trace retain-on-failure` makes one.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      // The system's Chromium would otherwise look for updates and accounts.
      args: [
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        '--disable-quic',
        // A page lives for seconds: to compile its hot code anew costs two fifths of what it runs for, and is never earned back.
        '--js-flags=--no-maglev --no-turbofan',
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
    },
  },
})
