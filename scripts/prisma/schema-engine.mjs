#!/usr/bin/env node
/**
 * The schema engine that the Prisma CLI starts, without the native binary it would download.
 *
 * Speaks the engine's protocol (one JSON-RPC message per line on stdin and stdout, and the small `cli` commands) and
 * forwards every call to the same engine compiled to WebAssembly. The CLI finds it by PRISMA_SCHEMA_ENGINE_BINARY.
 */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import {
  createAdapterFactory,
  createDatabase,
  createOfflineFactory,
  describeConnectionError,
  probe,
} from './engine-database.mjs';
import { loadSchemaEngine } from './engine-wasm.mjs';

/** RPC names that the WebAssembly engine knows under another name. */
const renamed = { getDatabaseVersion: 'version' };

// After a panic the WebAssembly engine is unusable and its call never returns; 101 is how the CLI knows a panic.
process.on('uncaughtException', (error) => {
  console.error(error);
  process.exit(101);
});

const args = parseArguments(process.argv.slice(2));
if (args.command) await runCommand(args.command);
else await serve();

function parseArguments(list) {
  const parsed = { datamodels: [], url: '', command: null };
  for (let index = 0; index < list.length; index++) {
    if (list[index] === '--datamodels') parsed.datamodels.push(list[++index]);
    else if (list[index] === '--datasource') parsed.url = JSON.parse(list[++index]).url ?? '';
    else if (list[index] === 'cli') parsed.command = list[++index];
  }
  return parsed;
}

/** `cli can-connect-to-database` and `cli create-database`: the exit status is the answer. */
async function runCommand(command) {
  try {
    if (command === 'create-database') await createDatabase(args.url);
    else await probe(args.url);
  } catch (error) {
    // The CLI drops the first line (the native engine's greeting) and looks for the error in the others.
    const { code, message } = describeConnectionError(error, args.url);
    const line = {
      level: 'ERROR',
      target: 'schema_engine::logger',
      fields: { error_code: code, message },
    };
    process.stderr.write(`${JSON.stringify({ level: 'INFO', fields: { message: command } })}\n`);
    process.stderr.write(`${JSON.stringify(line)}\n`);
    process.exitCode = 1;
  }
}

async function serve() {
  let engine;
  const open = async (request) => {
    const SchemaEngine = await loadSchemaEngine();
    const files = args.datamodels.map((path) => [path, readFileSync(path, 'utf8')]);
    const datamodels = files.length > 0 ? files : undefined;
    // The engine connects as soon as it is made; a comparison of two schema files needs no database.
    const factory = needsDatabase(request) ? createAdapterFactory(args.url) : createOfflineFactory();
    return SchemaEngine.new({ datamodels }, () => undefined, factory);
  };
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() === '') continue;
    const request = JSON.parse(line);
    if (request.method === undefined) continue;
    try {
      engine ??= open(request);
      send({ id: request.id, result: await call(await engine, request) });
    } catch (error) {
      send({ id: request.id, error: describeError(error) });
    }
  }
  process.exit(0);
}

function needsDatabase({ method, params }) {
  const offline = ['empty', 'schemaDatamodel'];
  return method !== 'diff' || !offline.includes(params.from.tag) || !offline.includes(params.to.tag);
}

async function call(engine, { method, params }) {
  if (method === 'createDatabase') return createDatabase(args.url);
  const name = renamed[method] ?? method;
  if (typeof engine[name] !== 'function') throw new Error(`The schema engine has no method ${method}.`);
  const result = await engine[name](params ?? {});
  if (method !== 'diff') return result ?? {};
  // The native engine asks the CLI to print the difference; only the exit code is its answer.
  if (result.stdout !== null && result.stdout !== undefined) {
    send({ id: 1, method: 'print', params: { content: result.stdout } });
  }
  return { exitCode: result.exitCode };
}

function send(message) {
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
}

function describeError(error) {
  const message = error instanceof Error ? error.message : String(error);
  return {
    code: 4466,
    message: 'An error happened. Check the data field for details.',
    data: { is_panic: false, message, error_code: error?.code ?? null, meta: error?.meta ?? null },
  };
}
