import { defineConfig } from '@playwright/test';
import { browserVariable, type FoundBrowser } from './scripts/browser/find';
import { browserFlags } from './scripts/browser/webgpu';

/** Set by `npm run test:e2e`, which finds a browser that has WebGPU. */
const found = JSON.parse(process.env[browserVariable] ?? '{}') as Partial<FoundBrowser>;

export default defineConfig({
  testDir: 'tests/e2e',
  // Every test file starts a server of its own; two processors carry one at a time.
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: process.env.CI === 'true',
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    baseURL: process.env.GRADCHECK_BASE_URL,
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: found.executablePath,
      args: browserFlags(),
      env: { ...process.env, ...found.env } as Record<string, string>,
    },
  },
});
