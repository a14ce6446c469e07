/** Loads the WebAssembly schema engine by hand: its own entry needs Node's flag for importing WebAssembly. */
import { readFile } from 'node:fs/promises';
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg';

/** The `SchemaEngine` class, ready for `SchemaEngine.new(…)`. */
export async function loadSchemaEngine() {
  // The engine reports a panic's text through this global before the call fails.
  globalThis.PRISMA_WASM_PANIC_REGISTRY = {
    set_message(message) {
      console.error(message);
    },
  };
  const binary = new URL('./schema_engine_bg.wasm', import.meta.resolve('@prisma/schema-engine-wasm'));
  const module = await WebAssembly.compile(await readFile(binary));
  const instance = await WebAssembly.instantiate(module, { './schema_engine_bg.js': glue });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return glue.SchemaEngine;
}
