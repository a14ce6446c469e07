import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomInputs } from './cases.fixture';
import { evaluate } from './evaluate';
import { ops } from './registry';

/** Every op refuses what does not fit: by a value, at a place, in words; it never throws and never hangs. */

type Json = null | boolean | number | string | Json[] | { [field: string]: Json };
type Path = (string | number)[];

/** How a refusal says what was given and what was wanted. */
const WORDED = /wanted|required|unknown field|beyond 2\^53/;

const ids = Object.keys(ops);

function nested(depth: number, wrap: (inner: Json) => Json): Json {
  let value: Json = 1;
  for (let i = 0; i < depth; i++) value = wrap(value);
  return value;
}

/** Never a number, a name or a list of any op. */
const foreign: Readonly<Record<string, Json>> = {
  null: null,
  'an object': { a: 1 },
  'an empty object': {},
  'an empty list': [],
  'a list of an empty list': [[]],
  'a list of nulls': [null],
  'a list of objects': [{}],
  'a deep list': nested(20_000, (inner) => [inner]),
  'a deep object': nested(20_000, (inner) => ({ left: inner })),
  'an unknown name': 'no-such-name',
};

/** Fields that take an empty object. */
const mayBeEmpty = ['autograd.gradients variables', 'distill.loss weights'];

/** May mean something somewhere. */
const numbers: readonly Json[] = [
  0,
  -1,
  1.5,
  1e-320,
  1e300,
  -1e300,
  2 ** 53,
  2 ** 53 + 2,
  'NaN',
  'Infinity',
  '-Infinity',
  '1',
  true,
  [0],
  [[1.5]],
];

/** Every place inside a value, the whole first. */
function placesOf(value: Json, path: Path = []): Path[] {
  if (value === null || typeof value !== 'object') return [path];
  const parts = Object.entries(value).map(([key, part]): [string | number, Json] => [
    Array.isArray(value) ? Number(key) : key,
    part,
  ]);
  return [path, ...parts.flatMap(([key, part]) => placesOf(part, [...path, key]))];
}

/** A copy with another value at a place; the mutation may take it away. */
function changed(value: Json, path: Path, change: (old: Json) => Json | undefined): Json {
  if (path.length === 0) return change(value) ?? null;
  const [key, ...rest] = path as [string | number, ...Path];
  if (Array.isArray(value)) {
    const old = value[Number(key)]!;
    const made = rest.length === 0 ? change(old) : changed(old, rest, change);
    return made === undefined ? value.filter((_, i) => i !== key) : value.with(Number(key), made);
  }
  const fields = value as { [field: string]: Json };
  const made = rest.length === 0 ? change(fields[key]!) : changed(fields[key]!, rest, change);
  return Object.fromEntries(
    Object.entries(fields).flatMap(([field, part]) =>
      field !== key ? [[field, part]] : made === undefined ? [] : [[field, made]],
    ),
  );
}

/** A case as it comes off a line: fields named `__proto__` are ordinary fields. */
const fromLine = (value: Json): unknown => JSON.parse(JSON.stringify(value));

/** Answers, or refuses as it should. */
function refusal(op: string, input: unknown): { code: string; path: string; message: string } | null {
  const result = evaluate(op, input);
  if (result.ok) return null;
  const { code, path, message } = result.error;
  expect(['INVALID_INPUT', 'UNSUPPORTED']).toContain(code);
  expect(path).toMatch(/^input/);
  expect(message).toMatch(code === 'INVALID_INPUT' ? WORDED : /more than|over |at most/);
  expect(message).not.toMatch(/Invalid input|undefined|\[object/);
  return result.error;
}

const sampled = (op: string): Json =>
  fromLine(fc.sample(randomInputs[op]!, { numRuns: 1, seed: 7 })[0] as Json) as Json;

describe.each(ids)('%s', (op) => {
  const valid = randomInputs[op]!.map((input) => fromLine(input as Json) as { [field: string]: Json });

  it.each(Object.entries(foreign))('rejects %s in place of the input', (_, value) => {
    // An op whose fields may all be left out takes an empty object.
    const allOptional = evaluate(op, {}).ok;
    if (Array.isArray(value) || value === null || typeof value !== 'object' || !allOptional)
      expect(refusal(op, value)).not.toBeNull();
  });

  it('rejects a field it does not know, whatever its name', () => {
    fc.assert(
      fc.property(
        valid,
        fc.constantFrom('__proto__', 'constructor', 'toString', 'extra', ''),
        (input, name) => {
          const line = `{${JSON.stringify(name)}:1,${JSON.stringify(input).slice(1)}`.replace(',}', '}');
          expect(refusal(op, JSON.parse(line))).toMatchObject({
            message: expect.stringMatching(/unknown field/),
          });
        },
      ),
      { numRuns: 20 },
    );
  });

  it.each(Object.entries(foreign))('rejects %s in place of any field, and says where', (_, value) => {
    const input = sampled(op) as { [field: string]: Json };
    for (const field of Object.keys(input)) {
      const error = refusal(op, { ...input, [field]: value });
      if (error === null) expect(mayBeEmpty).toContain(`${op} ${field}`);
      else if (error.code === 'INVALID_INPUT') expect(error.path.startsWith(`input.`)).toBe(true);
    }
  });

  it('rejects "NaN" wherever a number stands', () => {
    fc.assert(
      fc.property(valid, fc.nat(), (input, at) => {
        const places = placesOf(input).filter((path) => typeof valueAt(input, path) === 'number');
        // An op of words alone has none.
        if (places.length === 0) return;
        const broken = changed(input, places[at % places.length]!, () => 'NaN');
        expect(refusal(op, broken)).not.toBeNull();
      }),
      { numRuns: 30 },
    );
  });

  it('answers or refuses whatever stands anywhere', () => {
    const anything = fc.oneof(fc.constantFrom(...numbers), fc.constantFrom(...Object.values(foreign)));
    fc.assert(
      fc.property(valid, fc.nat(), anything, (input, at, value) => {
        const places = placesOf(input);
        refusal(
          op,
          changed(input, places[at % places.length]!, () => value),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('answers or refuses when something is missing or comes twice', () => {
    fc.assert(
      fc.property(valid, fc.nat(), fc.boolean(), (input, at, twice) => {
        const places = placesOf(input).slice(1);
        fc.pre(places.length > 0);
        const again = (old: Json) => (Array.isArray(old) ? [...old, ...old] : [old, old]);
        refusal(op, changed(input, places[at % places.length]!, twice ? again : () => undefined));
      }),
      { numRuns: 40 },
    );
  });
});

function valueAt(value: Json, path: Path): Json {
  return path.reduce<Json>((at, key) => (at as { [field: string]: Json })[key]!, value);
}
