import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{core,service,apps,db,test,bench}/**/*.test.ts'],
    exclude: ['test/e2e/**', 'node_modules/**'],
    globalSetup: ['test/support/cluster-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    // Each file has a world of its own; loading the house anew for each of 155 took a sixth of the time.
    isolate: false,
  },
})
