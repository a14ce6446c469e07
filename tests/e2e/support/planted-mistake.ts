import type { Page } from '@playwright/test';

/** A browser whose GPU computes something else: in every shader, one piece of text stands for another. */
export async function plantMistake(page: Page, from: string, to: string): Promise<void> {
  const script = `if (self.GPUDevice) {
    const make = GPUDevice.prototype.createShaderModule;
    GPUDevice.prototype.createShaderModule = function (given) {
      return make.call(this, { ...given, code: given.code.replaceAll(${JSON.stringify(from)}, ${JSON.stringify(to)}) });
    };
  }`;
  // Shaders are made in a worker, which no script of the page reaches: so each of its scripts brings its own.
  await page.route('**/*.js', async (route) => {
    const response = await route.fetch();
    const body = await response.text();
    const makesShaders = body.includes('createShaderModule');
    await route.fulfill({ response, body: makesShaders ? `${script}\n${body}` : body });
  });
}
