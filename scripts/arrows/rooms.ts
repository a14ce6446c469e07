/** The rooms of the house and what each may import; ARCHITECTURE.md shows the same as a picture. */
export type Room = {
  /** Where the room lies; the first room that fits a file is its own. */
  path: RegExp;
  /** Rooms whose code it may use, itself aside. */
  uses: readonly RoomName[];
  /** Rooms of which it may use the types alone. */
  usesTypesOf?: readonly RoomName[];
  /** Packages it may use; left out, any that is not forbidden below. */
  packages?: RegExp;
  /** Pure code takes time, chance and the environment as parameters. */
  pure?: true;
};

export type RoomName =
  | 'content'
  | 'engine'
  | 'gpu'
  | 'quiz'
  | 'notes'
  | 'review'
  | 'generated'
  | 'server'
  | 'messages'
  | 'app'
  | 'scripts'
  | 'tests'
  | 'manifest'
  | 'settings';

const libraries = ['engine', 'gpu', 'quiz', 'notes', 'review', 'server'] as const;

export const rooms: Record<RoomName, Room> = {
  content: { path: /^content\//, uses: [], packages: /^$/ },
  engine: { path: /^lib\/engine\//, uses: [], packages: /^zod$/, pure: true },
  gpu: { path: /^lib\/gpu\//, uses: ['engine'], packages: /^zod$/ },
  quiz: {
    path: /^lib\/quiz\//,
    uses: ['engine'],
    packages: /^(zod|yaml|katex|@marcbachmann\/cel-js)$/,
    pure: true,
  },
  notes: {
    path: /^lib\/notes\//,
    uses: ['engine'],
    packages: /^(zod|yaml|unified|remark-(parse|gfm|math)|mdast(-util-to-string)?)$/,
    pure: true,
  },
  review: {
    path: /^lib\/review\//,
    uses: [],
    usesTypesOf: ['quiz'],
    packages: /^(ts-fsrs|zod|@js-temporal\/polyfill)$/,
    pure: true,
  },
  generated: { path: /^lib\/generated\//, uses: [] },
  server: { path: /^lib\/server\//, uses: ['engine', 'quiz', 'notes', 'review', 'generated', 'manifest'] },
  messages: { path: /^messages\//, uses: [], packages: /^$/ },
  app: { path: /^app\//, uses: ['engine', 'gpu', 'quiz', 'notes', 'review', 'server', 'messages'] },
  scripts: { path: /^scripts\//, uses: [...libraries, 'content'] },
  tests: {
    path: /^tests\//,
    uses: [...libraries, 'generated', 'messages', 'content', 'app', 'scripts', 'settings'],
  },
  /** The product's name and version. */
  manifest: { path: /^package\.json$/, uses: [] },
  settings: { path: /^[^/]+$/, uses: ['app', 'engine', 'quiz', 'server', 'scripts', 'messages'] },
};

/** Packages with one owner: nobody else outside the tests may import them. */
export const owners: { packages: RegExp; rooms: readonly RoomName[] }[] = [
  { packages: /^ts-fsrs$/, rooms: ['review'] },
  { packages: /^@prisma\/client$/, rooms: ['server'] },
  { packages: /^(@prisma\/|prisma$)/, rooms: ['server', 'scripts', 'settings'] },
  { packages: /^pg$/, rooms: ['server', 'scripts'] },
  { packages: /^(react|react-dom|next-intl)$/, rooms: ['app', 'settings'] },
];

/** Tests and their fixtures, beside the sources they are for. */
export const testFile = /\.(test|fixture)\.tsx?$/;

/** What such a file may import on top of what its source may. */
export const testPackages = /^(vitest|fast-check|katex|node:.*)$/;

/**
 * The files of lib/quiz that may reach the browser: the question as it is shown and what is sent back, never how it is
 * drawn or checked.
 */
export const publicQuiz = /^lib\/quiz\/(text|public|limits|verdict)$/;

/** The room of a file or of a path without its ending. */
export function roomOf(path: string): RoomName | undefined {
  return (Object.keys(rooms) as RoomName[]).find((name) => rooms[name].path.test(path));
}
