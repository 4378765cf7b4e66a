import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** What mocks no module. Its files follow each other in one process, which loads their modules once: that was most of their time. */
const together = ['{src/{formats,map,plan,state,ui},cli}/**/*.test.{ts,tsx}']
const mocking = ['src/map/picture-backdrop.test.ts', 'src/ui/paper/*.test.{ts,tsx}']
const live = '**/*.live.test.ts'

const unit = {
  // vitest leaves one core to its own process, which is half of a small machine, and idle for most of the time.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  // For what hangs: on a busy machine a form takes seconds.
  testTimeout: 60_000,
}

export default defineConfig({
  test: {
    projects: [
      { test: { ...unit, name: 'unit', include: together, exclude: [live, ...mocking], isolate: false } },
      {
        test: {
          ...unit,
          name: 'unit-apart',
          include: [
            '{lua,scripts,deploy,faults,src/!(formats|map|plan|state|ui)}/**/*.test.{ts,tsx}',
            'src/*.test.ts',
            ...mocking,
          ],
          exclude: [live],
        },
      },
      {
        test: {
          name: 'live',
          include: [`{src,cli,lua,scripts,deploy,faults}/${live}`],
          // Each file has a stack of its own and waits most of the time.
          maxWorkers: 2,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
