import { defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';

/** The tests in a browser. They are apart from the others: they need a Chromium, and minutes. */
export default defineConfig({
  ssr: { resolve: { conditions: ['@x/source', ...defaultServerConditions] } },
  test: {
    root: import.meta.dirname,
    include: ['test/browser/**/*.test.ts'],
    globalSetup: 'test/support/global-setup.ts',
    maxWorkers: 2,
    // A busy machine is no failure.
    testTimeout: 120_000,
    hookTimeout: 300_000,
    // What a person sees in a browser depends on many clocks. In the full check a test that fails is run once more, and
    // named when it passes then.
    retry: process.env['CI'] ? 1 : 0,
    expect: { requireAssertions: true, poll: { timeout: 60_000 } },
    reporters: ['default', '../../vitest.reporter.ts'],
  },
});
