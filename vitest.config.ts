import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Two cores: files of heavy tests share them, so the limits are generous; the tests of time set their own.
    testTimeout: 180_000,
    hookTimeout: 120_000,
    globalSetup: [],
  },
})
