import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { isCode, listSources } from './list-sources';
import { readSource } from './read-source';
import { resolveImport } from './resolve';
import { testFile } from './rooms';

const files = new Set(listSources('.').filter(isCode));

/** What a file loads when it is loaded: everything that it imports for more than types, and what those import. */
function loaded(file: string, known = new Set<string>()): Set<string> {
  if (known.has(file)) return known;
  known.add(file);
  for (const { specifier, typeOnly } of readSource(file, readFileSync(file, 'utf8')).imports) {
    const target = resolveImport(file, specifier, files);
    if (!typeOnly && target.kind === 'file' && isCode(target.file)) loaded(target.file, known);
  }
  return known;
}

/** Compiles or runs shaders, or holds the text of one. */
const isShader = (file: string) =>
  /^lib\/gpu\/(compile|runtime)\//.test(file) || /wgsl/i.test(readFileSync(file, 'utf8'));

it('no page and no server code loads a shader: only workers do', () => {
  const pages = [...files].filter((file) => /^(app|lib\/server)\//.test(file) && !testFile.test(file));
  expect(pages.length).toBeGreaterThan(100);
  const known = new Set<string>();
  for (const file of pages) loaded(file, known);
  const gpu = [...known].filter((file) => file.startsWith('lib/gpu/'));
  expect(gpu).toContain('lib/gpu/verify-client.ts');
  expect(gpu.filter(isShader)).toEqual([]);
});

it('the worker does', () => {
  expect([...loaded('lib/gpu/worker.ts')].some(isShader)).toBe(true);
});
