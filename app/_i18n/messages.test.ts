import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Evidence, NotCheckedReason } from '@/lib/gpu/evidence';
import type { MalformedCode } from '@/lib/quiz/verdict';
import type { AnswerView } from '@/lib/server/answer-view';
import en from '../../messages/en.json';
import zh from '../../messages/zh.json';
import type { Theme } from '../_components/theme';

type Tree = { [key: string]: string | Tree };

/** Every message as `namespace.path.to.it` and its text. */
function flatten(tree: Tree, prefix = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[prefix + key, value] as [string, string]]
      : flatten(value, `${prefix}${key}.`),
  );
}

/** The arguments a message takes, with the name of those that choose (`count, plural`). */
function argumentsOf(message: string): string[] {
  const names = [...message.matchAll(/(?<!(?:=\d+|one|other|none) )\{(\w+)(?:\}|, (?:plural|select),)/g)].map(
    (match) => match[1] ?? '',
  );
  return [...new Set(names)].sort();
}

// Codes that become messages by their own name. The types refuse one too few and one too many.
const byCode = {
  malformed: {
    empty: 1,
    tooLong: 1,
    tooDeep: 1,
    unknownSymbol: 1,
    unknownName: 1,
    unexpected: 1,
    incomplete: 1,
    decimalComma: 1,
    ambiguousSeparator: 1,
    notFinite: 1,
    divisionByZero: 1,
    notReal: 1,
    unknownUnit: 1,
    bitsNotBytes: 1,
    unitMissing: 1,
    unitMismatch: 1,
    nothingChosen: 1,
    nothingFilled: 1,
    nothingMatched: 1,
    nothingWritten: 1,
    unreadable: 1,
  } satisfies Record<MalformedCode, 1>,
  gpu: {
    exact: 1,
    agrees: 1,
    tie: 1,
    disagrees: 1,
    notChecked: 1,
    switchedOff: 1,
    noWebGpu: 1,
    noAdapter: 1,
    deviceLost: 1,
    timeout: 1,
    unsupported: 1,
    given: 1,
    noBound: 1,
    failed: 1,
  } satisfies Record<Evidence['kind'] | NotCheckedReason, 1>,
  answer: { correct: 1, slip: 1, wrong: 1, partly: 1, gaveUp: 1, imprecise: 1 } satisfies Record<
    Exclude<AnswerView['verdict'], 'unmarked'> | 'partly',
    1
  >,
  theme: { light: 1, dark: 1, system: 1 } satisfies Record<Theme, 1>,
};

const app = fileURLToPath(new URL('..', import.meta.url));

type Source = { namespaces: Set<string>; literals: Set<string>; patterns: RegExp[] };

/** What a source file asks for: its namespaces, its string literals, and its templates as patterns. */
function readSource(path: string): Source {
  const text = readFileSync(path, 'utf8');
  const all = (pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1] ?? '');
  return {
    namespaces: new Set(all(/(?:use|get)Translations(?:<[^>]*>)?\(\s*'(\w+)'/g)),
    literals: new Set([...all(/'([\w.]+)'/g), ...all(/"([\w.]+)"/g)]),
    patterns: all(/`([\w.${}]*\$\{[\w.]+\}[\w.${}]*)`/g).map(
      (template) => new RegExp(`^${template.replace(/[.]/g, '\\.').replace(/\$\{[^}]+\}/g, '\\w+')}$`),
    ),
  };
}

const sources = readdirSync(app, { recursive: true, encoding: 'utf8' })
  .filter((path) => /(?<!\.test)\.tsx?$/.test(path))
  .map((path) => readSource(app + path));

function isUsed(name: string): boolean {
  const namespace = name.slice(0, name.indexOf('.'));
  const key = name.slice(namespace.length + 1);
  const codes: Record<string, 1> | undefined = byCode[namespace as keyof typeof byCode];
  if (codes?.[key]) return true;
  return sources.some(
    (source) =>
      source.namespaces.has(namespace) &&
      (source.literals.has(key) || source.patterns.some((pattern) => pattern.test(key))),
  );
}

describe('messages', () => {
  const english = new Map(flatten(en));
  const chinese = new Map(flatten(zh));

  it('are the same in both languages', () => {
    expect([...chinese.keys()]).toEqual([...english.keys()]);
  });

  it('take the same arguments in both languages', () => {
    const wanted = [...english].map(([name, text]) => [name, argumentsOf(text)]);
    expect([...chinese].map(([name, text]) => [name, argumentsOf(text)])).toEqual(wanted);
  });

  it('are all used', () => {
    expect([...english.keys()].filter((name) => !isUsed(name))).toEqual([]);
  });

  it('are never empty, and Chinese ones are Chinese', () => {
    const exempt = new Set(['site.name', 'nav.otherLanguage']);
    for (const [name, text] of chinese) {
      if (exempt.has(name) || /^[\s{}\w|Δ，,]*$/u.test(text)) continue;
      expect(text, name).toMatch(/\p{Script=Han}/u);
    }
  });
});
