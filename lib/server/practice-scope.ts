import 'server-only';
import { z } from 'zod';
import type { KindName } from '@/lib/quiz/template';
import type { Wanted } from '@/lib/review/practice';

const kindNames = ['numeric', 'choice', 'cloze', 'order', 'match', 'explain'] as const satisfies KindName[];

const name = z.string().max(120);
const flag = z.literal('1');

/** One or several kinds, joined by commas. */
const kindList = z
  .string()
  .max(100)
  .refine((list) => z.array(z.enum(kindNames)).safeParse(list.split(',')).success);

/** One level or a range of them: `3`, `2-4`. */
const levels = z
  .string()
  .regex(/^[1-5](-[1-5])?$/)
  .refine((text) => {
    const [low, high] = levelsOf(text);
    return low <= high;
  });

const scopeSchema = z.object({
  pack: name.optional(),
  topic: name.optional(),
  /** A claim of the notes that the question must test. */
  claim: name.optional(),
  tag: name.optional(),
  kind: kindList.optional(),
  difficulty: levels.optional(),
  weak: flag.optional(),
  mix: flag.optional(),
  /** In review: what falls due tomorrow too. */
  ahead: flag.optional(),
});

/**
 * What a run is narrowed to, or widened, as an address carries it, so that every question knows what comes next. What
 * is not there is not asked for.
 */
export type Scope = Readonly<z.infer<typeof scopeSchema>>;
export type ScopeName = keyof Scope;

const scopeNames = scopeSchema.keyof().options;

/** `names`: the parts of the address that nobody can read. */
export type ScopeReading = { ok: true; scope: Scope } | { ok: false; names: ScopeName[] };

/**
 * Reads a scope out of an address or a form. A field left empty asks for nothing, the same name several times is a
 * list, and names that mean nothing here are none of our business.
 */
export function parseScope(search: Readonly<Record<string, unknown>>): ScopeReading {
  const given = scopeNames.flatMap((each) => {
    const value = search[each];
    const text = Array.isArray(value) ? value.filter((part) => part !== '').join(',') : value;
    return text === undefined || text === '' ? [] : [[each, text] as const];
  });
  const parsed = scopeSchema.safeParse(Object.fromEntries(given));
  if (parsed.success) return { ok: true, scope: parsed.data };
  const wrong = new Set(parsed.error.issues.map(({ path }) => path[0]));
  return { ok: false, names: scopeNames.filter((each) => wrong.has(each)) };
}

export const kindsOf = ({ kind }: Scope): KindName[] | null =>
  kind === undefined ? null : (kind.split(',') as KindName[]);

function levelsOf(text: string): [low: number, high: number] {
  const [low, high = low] = text.split('-').map(Number);
  return [low!, high!];
}

/** What a scope asks for. Its claim is not among it: whether an item tests one is for the item to say. */
export function wantedBy(scope: Scope): Wanted {
  return {
    pack: scope.pack ?? null,
    topic: scope.topic ?? null,
    tag: scope.tag ?? null,
    kinds: kindsOf(scope),
    difficulty: scope.difficulty === undefined ? null : levelsOf(scope.difficulty),
    weak: scope.weak !== undefined,
    mix: scope.mix !== undefined,
  };
}
