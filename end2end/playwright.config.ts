import { defineConfig } from '@playwright/test';
import { CHROMIUM } from './classroom/chromium';

// Debian's Chromium. Two files at a time: a classroom mostly waits for somebody. What measures (its figures would be those of its neighbour)
// is alone, in a run of its own: see .ci/browser.
export default defineConfig({
  testDir: 'tests',
  timeout: 120_000,
  expect: { timeout: 10_000 },
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  // What passes only the second time is printed as flaky, and is a bug.
  retries: 1,
  reporter: process.env.CI ? [['list'], ['line']] : [['list']],
  use: {
    locale: 'en-US',
    timezoneId: 'America/Chicago',
    viewport: { width: 1366, height: 768 },
    actionTimeout: 15_000,
    navigationTimeout: 20_000,
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: CHROMIUM,
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
        '--disable-component-update', '--disable-sync',
        // Letters as wide as they are drawn, whatever the size: lines break where they do on a Chromebook.
        '--font-render-hinting=none'],
    },
  },
});
