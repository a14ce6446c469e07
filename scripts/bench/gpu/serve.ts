import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { build } from 'esbuild';

const types: Readonly<Record<string, string>> = {
  js: 'text/javascript',
  mjs: 'text/javascript',
  wasm: 'application/wasm',
};

/** The script of the page with every library but ONNX Runtime, which loads its own files. */
async function bundle(): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: ['scripts/bench/gpu/page.ts'],
    bundle: true,
    format: 'esm',
    target: 'es2023',
    write: false,
    logLevel: 'error',
  });
  return outputFiles[0]!.contents;
}

/** Serves the page on a free port of this machine. */
export async function servePage(): Promise<{ url: string; close: () => void }> {
  const script = await bundle();
  const server = createServer(async ({ url = '/' }, response) => {
    const file = /^\/ort\/([\w.-]+)$/.exec(url)?.[1];
    if (url === '/') {
      response.setHeader('Content-Type', 'text/html');
      response.end('<!doctype html><title>bench</title><script type="module" src="/page.js"></script>');
    } else if (url === '/page.js') {
      response.setHeader('Content-Type', 'text/javascript');
      response.end(script);
    } else if (file !== undefined) {
      response.setHeader('Content-Type', types[file.split('.').at(-1)!] ?? 'application/octet-stream');
      response.end(await readFile(join('node_modules/onnxruntime-web/dist', file)));
    } else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { url: `http://localhost:${address.port}/`, close: () => server.close() };
}
