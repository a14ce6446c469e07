import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

type Locked = { version?: string; optionalDependencies?: Record<string, string> };
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, Locked>;
};

/** Where npm looks for a dependency of a package: in its own folder, then in those above. */
function places(path: string, name: string): string[] {
  const parents = path
    .split('/node_modules/')
    .map((_, i, parts) => parts.slice(0, parts.length - i).join('/node_modules/'));
  return [...parents.map((parent) => `${parent}/node_modules/${name}`), `node_modules/${name}`];
}

// npm, run where packages lie already, forgets those of other systems; `npm ci` then fails on a fresh clone. To mend it,
// run `npm install --package-lock-only` in a folder that holds package.json and the lock file alone.
test('the lock file holds the packages of every system, and names no registry', () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !places(path, name).some((place) => packages[place])),
  );
  expect(missing).toEqual([]);
  expect(Object.values(packages).filter((entry) => 'resolved' in entry)).toEqual([]);
});
