import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { gatePack, gateSeeds } from '@/lib/quiz/gate';
import { parsePack } from '@/lib/quiz/pack';
import { packJsonSchema } from '@/lib/quiz/pack-json-schema';

const guide = readFileSync('docs/packs.md', 'utf8');
const [pack = '', ...items] = [...guide.matchAll(/```yaml\n([\s\S]*?)```/g)].map((match) => match[1]!);
const itemsFile = `schema: gradcheck/pack-items@1\nitems:\n${items.join('')}`;

it('keeps the examples of docs/packs.md a sound pack, with every kind in it', () => {
  const parsed = parsePack(pack, 'docs/packs.md', [{ source: itemsFile, file: 'the other examples' }]);
  if (!parsed.ok) return expect(parsed.problems).toEqual([]);
  expect(gatePack(parsed.pack, { seeds: gateSeeds(40) })).toEqual([]);
  const kinds = parsed.pack.items.map((item) => item.kind);
  expect(kinds).toEqual(['numeric', 'choice', 'cloze', 'order', 'match', 'explain']);
});

it.each(['pack', 'items'] as const)('gives a JSON Schema of a %s file that refuses unknown fields', (of) => {
  expect(packJsonSchema(of)).toMatchObject({
    type: 'object',
    additionalProperties: false,
    properties: { schema: { const: expect.stringMatching(/^gradcheck\//) }, items: { type: 'array' } },
  });
});
