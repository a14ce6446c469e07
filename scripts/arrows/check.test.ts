import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkArrows } from './check';
import { isCode, listSources } from './list-sources';

/** Checks a small project of the given files. */
function messagesOf(files: Record<string, string>): string[] {
  const violations = checkArrows(new Map(Object.entries(files)), new Set(Object.keys(files)));
  return violations.map(({ file, line, message }) => `${file}:${line} ${message}`);
}

const ops = { 'lib/engine/ops.ts': 'export const ops = 1; export type Op = string;' };
const check = { 'lib/quiz/check.ts': 'export const check = 1;' };
const answer = { 'lib/server/answer.ts': 'export const answer = 1;' };

describe('checkArrows', () => {
  it('accepts what runs along the arrows', () => {
    expect(
      messagesOf({
        ...ops,
        'lib/gpu/verify.ts': "import { ops } from '../engine/ops'; export const verify = ops;",
        'lib/server/answer.ts': "import { ops } from '@/lib/engine/ops'; export const answer = ops;",
        'app/page.tsx': "import { answer } from '@/lib/server/answer'; export default () => <p>{answer}</p>;",
      }),
    ).toEqual([]);
  });

  it.each([
    [
      'the engine to the quiz',
      { ...check, 'lib/engine/x.ts': "\nimport { check } from '../quiz/check';" },
      'lib/engine/x.ts:2 engine must not import quiz (lib/quiz/check.ts)',
    ],
    [
      'the engine to a package',
      { 'lib/engine/x.ts': "import { parse } from 'yaml';" },
      'lib/engine/x.ts:1 engine must not import the package yaml',
    ],
    [
      'the quiz to the server, for a type alone',
      { ...answer, 'lib/quiz/x.ts': "import type { answer } from '../server/answer';" },
      'lib/quiz/x.ts:1 quiz must not import server (lib/server/answer.ts)',
    ],
    [
      'a page to Prisma',
      { 'app/page.tsx': "import { PrismaClient } from '@prisma/client';" },
      'app/page.tsx:1 only server may import @prisma/client',
    ],
    [
      'the product to its tests, when it runs',
      { 'tests/builders/x.ts': '', 'lib/server/x.ts': "const x = await import('@/tests/builders/x');" },
      'lib/server/x.ts:1 server must not import tests (tests/builders/x.ts)',
    ],
    [
      'a second importer of ts-fsrs',
      { 'lib/server/x.ts': "export { fsrs } from 'ts-fsrs';" },
      'lib/server/x.ts:1 only review may import ts-fsrs',
    ],
    [
      'the quiz to the clock',
      { 'lib/quiz/x.ts': 'export const at = Date.now();' },
      'lib/quiz/x.ts:1 quiz is pure: Date.now must be a parameter',
    ],
    [
      'a client component to the checker, through a file in between',
      {
        ...check,
        'app/form.tsx': "'use client';\nimport { judge } from './judge';\nexport const form = judge;",
        'app/judge.ts': "import { check } from '@/lib/quiz/check'; export const judge = check;",
      },
      'app/judge.ts:1 lib/quiz/check.ts would reach the browser: client code takes engine, gpu and the public half of quiz only',
    ],
  ] as [string, Record<string, string>, string][])('rejects an arrow from %s', (_, files, message) => {
    expect(messagesOf(files)).toEqual([message]);
  });

  it('lets a client component call a server action', () => {
    expect(
      messagesOf({
        ...answer,
        'app/form.tsx': "'use client';\nimport { send } from './actions';\nexport const form = send;",
        'app/actions.ts':
          "'use server';\nimport { answer } from '@/lib/server/answer';\nexport const send = answer;",
      }),
    ).toEqual([]);
  });

  it('rejects a cycle and shows its way', () => {
    expect(
      messagesOf({
        'lib/engine/a.ts': "import './b';",
        'lib/engine/b.ts': "import './c';",
        'lib/engine/c.ts': "import './a';",
      }),
    ).toEqual([
      'lib/engine/a.ts:1 cycle: lib/engine/a.ts → lib/engine/b.ts → lib/engine/c.ts → lib/engine/a.ts',
    ]);
  });

  it('finds an arrow planted in this very project', () => {
    const files = listSources('.');
    const texts = new Map(files.filter(isCode).map((file) => [file, readFileSync(file, 'utf8')]));
    const planted = 'lib/engine/evaluate.ts';
    texts.set(planted, `${texts.get(planted)}\nimport '@/lib/server/answer';\n`);
    const [found] = checkArrows(texts, new Set(files)).filter(({ file }) => file === planted);
    expect(found?.message).toBe('engine must not import server (lib/server/answer.ts)');
  });
});
