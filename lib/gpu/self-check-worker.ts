/** A dedicated worker that runs every check once and reports as it goes; to cancel it is to end it. */

import { isFailure } from './runtime/failure';
import { createGpu } from './runtime/gpu';
import { checks, type Finding } from './self-check';

export type FromSelfCheck =
  | { kind: 'start'; adapter: string; total: number }
  | { kind: 'finding'; finding: Finding }
  | { kind: 'end' }
  /** Nothing could be checked at all. */
  | { kind: 'refused'; reason: 'noAdapter' };

const post = (message: FromSelfCheck) => self.postMessage(message);

async function run(): Promise<void> {
  const gpu = createGpu(navigator.gpu);
  const opened = await gpu.open();
  if (isFailure(opened)) return post({ kind: 'refused', reason: 'noAdapter' });
  const all = checks(gpu);
  post({ kind: 'start', adapter: opened.adapter, total: all.length });
  for (const check of all) post({ kind: 'finding', finding: await check() });
  post({ kind: 'end' });
}

void run();
