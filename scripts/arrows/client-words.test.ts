import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { listSources } from './list-sources';
import { readSource } from './read-source';
import { resolveImport } from './resolve';

const files = new Set(listSources(process.cwd()).filter((file) => /^app\/.*\.tsx?$/.test(file)));
const texts = new Map([...files].map((file) => [file, readFileSync(file, 'utf8')]));
const textOf = (file: string) => texts.get(file) ?? '';
const sources = new Map([...texts].map(([file, text]) => [file, readSource(file, text)]));

const words = (list: string) => [...list.matchAll(/'(\w+)'/g)].map(([, part]) => part!);

/** The named lists of parts, as app/_i18n/messages.ts has them. */
const lists = new Map(
  [...textOf('app/_i18n/messages.ts').matchAll(/export const (\w+) = \[([^\]]*)\] as const/g)].map(
    ([, name, list]) => [name!, words(list!)],
  ),
);

/** What a server file gives to the browser: `<Words parts={…}>`, or a provider of next-intl's. */
function given(text: string): string[] {
  const parts = [...text.matchAll(/<Words parts=\{(?:\[([^\]]*)\]|(\w+))\}/g)].flatMap(([, list, name]) =>
    list === undefined ? (lists.get(name!) ?? []) : words(list),
  );
  const providers = [...text.matchAll(/messages=\{\{ ([\w, ]+) \}\}/g)].flatMap(([, names]) =>
    names!.split(', '),
  );
  return [...parts, ...providers];
}

const said = (text: string) =>
  [...text.matchAll(/useTranslations(?:<[^>]*>)?\(\s*'(\w+)'/g)].map(([, part]) => part!);

type Found = { said: Set<string>; given: Set<string> };

/** Follows the imports from an entry; whatever a file with "use client" imports runs in the browser too. */
function follow(entry: string): Found {
  const found: Found = { said: new Set(), given: new Set(lists.get('everywhere')) };
  const seen = new Set<string>();
  const visit = (file: string, inBrowser: boolean) => {
    const source = sources.get(file)!;
    const runsThere = inBrowser || source.directive === 'use client';
    if (seen.has(`${file} ${runsThere}`) || source.directive === 'use server') return;
    seen.add(`${file} ${runsThere}`);
    for (const part of runsThere ? said(textOf(file)) : given(textOf(file))) {
      found[runsThere ? 'said' : 'given'].add(part);
    }
    for (const { specifier, typeOnly } of source.imports) {
      const target = resolveImport(file, specifier, files);
      if (!typeOnly && target.kind === 'file') visit(target.file, runsThere);
    }
  };
  visit(entry, false);
  return found;
}

describe('words in the browser', () => {
  const entries = [...files].filter((file) => /\/(page|layout|error|not-found)\.tsx$/.test(file)).sort();

  it('knows the lists of parts', () => {
    expect(lists.get('everywhere')).toContain('errors');
    expect(lists.get('questionParts')).toContain('answer');
  });

  it.each(entries)('are all given to what runs there of %s', (entry) => {
    const { said: needed, given: known } = follow(entry);
    expect([...needed].filter((part) => !known.has(part))).toEqual([]);
  });
});
