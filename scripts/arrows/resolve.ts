import { dirname, join } from 'node:path/posix';

/** Where an import leads: a file of ours, a package, or nowhere. */
export type Target =
  | { kind: 'file'; file: string }
  | { kind: 'package'; name: string }
  | { kind: 'missing'; path: string };

const endings = ['', '.ts', '.tsx', '.mjs', '.d.ts', '/index.ts', '/index.tsx'];

/** Resolves an import as the compiler does here: relative, `@/` from the root, everything else a package. */
export function resolveImport(from: string, specifier: string, files: ReadonlySet<string>): Target {
  const path = localPath(from, specifier);
  if (path === null) return { kind: 'package', name: packageName(specifier) };
  const file = endings.map((ending) => path + ending).find((candidate) => files.has(candidate));
  return file === undefined ? { kind: 'missing', path } : { kind: 'file', file };
}

function localPath(from: string, specifier: string): string | null {
  if (specifier.startsWith('@/')) return specifier.slice(2);
  return specifier.startsWith('.') ? join(dirname(from), specifier) : null;
}

function packageName(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
