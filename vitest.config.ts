import { fileURLToPath } from 'node:url';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';

type Browser = { executablePath: string; args: string[]; env: Record<string, string> };

/** Set by `npm run test:gpu`, which finds a browser that has WebGPU. */
const found = JSON.parse(process.env.GRADCHECK_BROWSER ?? '{}') as Partial<Browser>;

/** How many inputs of each op the GPU is held to: `npm run test:gpu -- --inputs 1000`. */
const provide = { inputs: Number(process.env.GRADCHECK_GPU_INPUTS ?? 60) };

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: {
    alias: {
      // Next resolves `server-only` to nothing on the server and to an error in the page; tests are the server.
      'server-only': here('./node_modules/server-only/empty.js'),
      '@': here('.'),
    },
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{lib,app,scripts,content}/**/*.test.{ts,tsx}', 'tests/unit/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          globalSetup: 'tests/integration/global-setup.ts',
          // One database: files run one after the other.
          fileParallelism: false,
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'gpu',
          include: ['tests/gpu/**/*.test.ts'],
          provide,
          // A device is a process's own and costs a second to make.
          pool: 'forks',
          maxWorkers: 1,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        resolve: { alias: { webgpu: here('./tests/gpu/in-browser.ts') } },
        test: {
          name: 'gpu-chromium',
          include: ['tests/gpu/**/*.test.ts'],
          provide,
          // The command line has no place in a browser.
          exclude: ['tests/gpu/cli.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            instances: [{ browser: 'chromium' }],
            provider: playwright({
              launchOptions: {
                executablePath: found.executablePath,
                args: found.args,
                env: { ...process.env, ...found.env } as Record<string, string>,
              },
            }),
          },
        },
      },
    ],
  },
});
