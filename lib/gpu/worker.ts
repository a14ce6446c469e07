/** The dedicated worker that owns the page's one device, so that compiling and comparing never hold up the page. */
import type { Evidence } from './evidence';
import type { FromWorker, ToWorker } from './messages';
import { createGpu, type Gpu } from './runtime/gpu';
import { type Simulated, type SimulationRequest, simulate } from './simulations/simulate';
import { type VerifyRequest, verify } from './verify';
import { warm } from './warm';

let gpu: Gpu | null = null;

function ownGpu(): Gpu | null {
  if (!('gpu' in navigator) || !navigator.gpu) return null;
  gpu ??= createGpu(navigator.gpu);
  return gpu;
}

async function simulationFor(request: SimulationRequest): Promise<Simulated | null> {
  const own = ownGpu();
  try {
    return own && (await simulate(own, request));
  } catch (error) {
    console.error(error);
    return null;
  }
}

async function evidenceFor(request: VerifyRequest): Promise<Evidence> {
  const own = ownGpu();
  if (!own) return { kind: 'notChecked', reason: 'noWebGpu' };
  try {
    return await verify(own, request);
  } catch (error) {
    console.error(error);
    return { kind: 'notChecked', reason: 'failed' };
  }
}

self.addEventListener('message', async ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'warm') {
    const own = ownGpu();
    if (own) await warm(own);
    return;
  }
  const { ticket } = data;
  const answer = data.kind === 'verify' ? await evidenceFor(data.request) : await simulationFor(data.request);
  self.postMessage({ ticket, answer } satisfies FromWorker);
});
