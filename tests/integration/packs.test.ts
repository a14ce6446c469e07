import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { db } from '@/lib/server/db';

// The settings are read once, so the folder has to be named before anything reads them.
const content = mkdtempSync(join(tmpdir(), 'gradcheck-content-'));
const packs = join(content, 'packs');

beforeAll(() => {
  process.env.GRADCHECK_CONTENT = content;
  vi.resetModules();
  cpSync('content/packs/first-principles', join(packs, 'first-principles'), { recursive: true });
  mkdirSync(join(packs, 'broken'));
});
afterAll(() => {
  delete process.env.GRADCHECK_CONTENT;
});

const load = async () => (await import('@/lib/server/load-packs')).loadBuiltInPacks();

describe('loadBuiltInPacks', () => {
  it('leaves out a malformed pack, says where it is wrong, and loads the others', async () => {
    writeFileSync(
      join(packs, 'broken', 'pack.yaml'),
      'schema: gradcheck/pack@1\nslug: broken\ntitle: { en: Broken }\n',
    );
    const { loaded, problems } = await load();
    expect(loaded).toEqual(['first-principles']);
    expect(problems).toContainEqual(
      expect.objectContaining({
        path: expect.stringMatching(/title/),
        line: 3,
        file: join(packs, 'broken', 'pack.yaml'),
      }),
    );
    writeFileSync(join(packs, 'broken', 'pack.yaml'), 'schema: [');
    expect((await load()).problems[0]).toMatchObject({
      line: expect.any(Number),
      message: expect.any(String),
    });
  });

  it('keeps one version of a text however often it is loaded, and the old one beside a new one', async () => {
    const versions = () => db().packVersion.count({ where: { slug: 'first-principles' } });
    await load();
    const before = await versions();
    await load();
    expect(await versions()).toBe(before);
    writeFileSync(
      join(packs, 'first-principles', 'zz-none.yaml'),
      'schema: gradcheck/pack-items@1\nitems: []\n',
    );
    await load();
    expect(await versions()).toBe(before + 1);
  });
});
