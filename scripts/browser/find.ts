import { type Candidate, candidates } from './candidates';
import { tryWebGpu } from './webgpu';

/** What a test run needs to start the browser; handed on in the environment as JSON. */
export type FoundBrowser = { executablePath: string; env: Record<string, string> };

/** The name under which `FoundBrowser` travels to Playwright's configuration. */
export const browserVariable = 'GRADCHECK_BROWSER';

/** The first browser in order that really gives a WebGPU adapter, or nothing; says what it tries. */
export async function findBrowser(say: (line: string) => void = console.log): Promise<FoundBrowser | null> {
  for await (const candidate of candidates()) {
    const trial = await tryWebGpu(candidate);
    if (!trial.works) {
      say(`  not ${name(candidate)}: ${trial.reason}`);
      continue;
    }
    say(`  ${name(candidate)}: Chromium ${trial.version}, WebGPU on ${trial.adapter}`);
    return { executablePath: candidate.executablePath, env: candidate.env };
  }
  return null;
}

/** What to tell somebody on whose machine no browser could be found. */
export const noBrowser =
  'No Chromium with WebGPU was found: install Chromium or Chrome 113 or newer, or name one in CHROMIUM_PATH.';

function name({ source, executablePath }: Candidate): string {
  return `${executablePath} (from ${source})`;
}
