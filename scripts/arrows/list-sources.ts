import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const skipped = new Set(['node_modules', 'test-results', 'playwright-report', 'public', 'docs']);

/** Every file of the project by its path from the root, those that tools keep for themselves aside. */
export function listSources(root: string, folder = ''): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith('.') || skipped.has(entry.name)) return [];
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    return entry.isDirectory() ? listSources(root, path) : [path];
  });
}

/** Whether a file holds code of ours: neither content nor what a tool has made. */
export function isCode(file: string): boolean {
  return /\.(ts|tsx|mjs)$/.test(file) && !file.startsWith('lib/generated/') && file !== 'next-env.d.ts';
}
