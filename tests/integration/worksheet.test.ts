import { beforeAll, describe, expect, it } from 'vitest';
import { loadBuiltInPacks } from '@/lib/server/load-packs';
import { drawWorksheet } from '@/lib/server/worksheet';

beforeAll(async () => {
  await loadBuiltInPacks();
});

const sheet = '0123abcd';

describe('drawWorksheet', () => {
  it('holds every question of a pack, with the same numbers for the same name and others for another', async () => {
    const [first, again, other] = [
      await drawWorksheet('first-principles', null, sheet, 'en'),
      await drawWorksheet('first-principles', null, sheet, 'en'),
      await drawWorksheet('first-principles', null, 'ffffffff', 'en'),
    ];
    expect(first!.topics.flatMap(({ questions }) => questions)).toHaveLength(27);
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });

  it('holds one topic where one is named', async () => {
    const adam = await drawWorksheet('first-principles', 'adam', sheet, 'zh');
    expect(adam!.topics.map(({ id }) => id)).toEqual(['adam']);
    expect(adam!.topics[0]!.questions[0]!.promptHtml.zh).toContain('katex');
  });

  it('gives no key away', async () => {
    const errata = JSON.stringify(await drawWorksheet('errata', null, sheet));
    expect(errata).not.toMatch(/"right"|"why"|"key"|"slips"|"accepted"/);
  });

  it.each([
    ['nowhere', null, sheet],
    ['first-principles', 'nothing', sheet],
    ['first-principles', null, '../x'],
  ])('is null for %s, %s, %s', async (pack, topic, name) => {
    expect(await drawWorksheet(pack, topic, name, 'en')).toBeNull();
  });
});
