import { findCycles } from './cycles';
import { type Import, readSource, type Source } from './read-source';
import { resolveImport } from './resolve';
import { owners, publicQuiz, type RoomName, roomOf, rooms, testFile, testPackages } from './rooms';

/** A broken rule, where it is broken, in words. */
export type Violation = { file: string; line: number; message: string };

type Edge = { from: Source; to: string; written: Import };

/** Checks every arrow between the given files, by path from the root; `all` names whatever else an import may reach. */
export function checkArrows(texts: ReadonlyMap<string, string>, all: ReadonlySet<string>): Violation[] {
  const sources = [...texts].map(([file, text]) => readSource(file, text));
  const violations: Violation[] = [];
  const edges: Edge[] = [];
  for (const source of sources) {
    for (const written of source.imports) {
      const target = resolveImport(source.file, written.specifier, all);
      const message =
        target.kind === 'package'
          ? checkPackage(source.file, target.name)
          : checkRoom(source.file, target.kind === 'file' ? target.file : target.path, written.typeOnly);
      if (message !== null) violations.push({ file: source.file, line: written.line, message });
      if (target.kind === 'file') edges.push({ from: source, to: target.file, written });
    }
  }
  return [...violations, ...checkPurity(sources), ...checkClient(sources, edges), ...checkCycles(edges)];
}

function checkRoom(file: string, target: string, typeOnly: boolean): string | null {
  const from = roomOf(file);
  const to = roomOf(target);
  if (from === undefined || to === undefined)
    return `neither ${file} nor ${target} may lie outside the rooms`;
  const room = rooms[from];
  if (from === to || room.uses.includes(to)) return null;
  if (typeOnly && room.usesTypesOf?.includes(to)) return null;
  const share = room.usesTypesOf?.includes(to) ? ' except for types' : '';
  return `${from} must not import ${to}${share} (${target})`;
}

function checkPackage(file: string, name: string): string | null {
  const room = roomOf(file);
  if (room === undefined || room === 'tests') return null;
  if (testFile.test(file) && testPackages.test(name)) return null;
  const owner = owners.find(({ packages }) => packages.test(name));
  if (owner !== undefined && !owner.rooms.includes(room)) {
    return `only ${owner.rooms.join(', ')} may import ${name}`;
  }
  const { packages } = rooms[room];
  return packages !== undefined && !packages.test(name)
    ? `${room} must not import the package ${name}`
    : null;
}

function checkPurity(sources: Source[]): Violation[] {
  return sources.flatMap(({ file, impurities }) => {
    const room: RoomName | undefined = roomOf(file);
    if (room === undefined || !rooms[room].pure || testFile.test(file)) return [];
    return impurities.map(({ name, line }) => ({
      file,
      line,
      message: `${room} is pure: ${name} must be a parameter`,
    }));
  });
}

/** Code that a client component pulls into the page: it and what it imports, up to the server actions it calls. */
function checkClient(sources: Source[], edges: Edge[]): Violation[] {
  const values = edges.filter((edge) => !edge.written.typeOnly);
  const queue = sources.filter(({ directive }) => directive === 'use client').map(({ file }) => file);
  const seen = new Set(queue);
  const violations: Violation[] = [];
  const byFile = new Map(sources.map((source) => [source.file, source]));
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    for (const { to, written } of values.filter((edge) => edge.from.file === file)) {
      if (seen.has(to) || byFile.get(to)?.directive === 'use server') continue;
      if (!mayReachPage(to)) {
        violations.push({
          file,
          line: written.line,
          message: `${to} would reach the browser: client code takes engine, gpu and the public half of quiz only`,
        });
        continue;
      }
      seen.add(to);
      if (roomOf(to) === 'app') queue.push(to);
    }
  }
  return violations;
}

function mayReachPage(file: string): boolean {
  const room = roomOf(file);
  if (room === 'quiz') return publicQuiz.test(file.replace(/\.tsx?$/, ''));
  return room === 'app' || room === 'engine' || room === 'gpu' || room === 'messages';
}

function checkCycles(edges: Edge[]): Violation[] {
  return findCycles(edges.map(({ from, to }) => [from.file, to])).map((cycle) => ({
    file: cycle[0] ?? '',
    line: 1,
    message: `cycle: ${[...cycle, cycle[0]].join(' → ')}`,
  }));
}
