import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{src,cli,lua,scripts,deploy,faults}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.live.test.ts'],
          // vitest leaves one core to its own process, which is half of a small machine, and idle for most of the time.
          maxWorkers: Math.max(2, availableParallelism() - 1),
          // For what hangs: on a busy machine a form takes seconds.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'live',
          include: ['{src,cli,lua,scripts,deploy,faults}/**/*.live.test.ts'],
          // Each file has a stack of its own and waits most of the time.
          maxWorkers: 2,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
