import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { gatePack, gateSeeds } from '@/lib/quiz/gate';
import { parsePack } from '@/lib/quiz/pack';
import { packJsonSchema } from '@/lib/quiz/pack-json-schema';

it('keeps the example of docs/packs.md a sound pack', () => {
  const [, example] = /```yaml\n([\s\S]*?)```/.exec(readFileSync('docs/packs.md', 'utf8')) ?? [];
  const parsed = parsePack(example ?? '', 'docs/packs.md');
  if (!parsed.ok) expect(parsed.problems).toEqual([]);
  else expect(gatePack(parsed.pack, { seeds: gateSeeds(40) })).toEqual([]);
});

it.each(['pack', 'items'] as const)('gives a JSON Schema of a %s file that refuses unknown fields', (of) => {
  expect(packJsonSchema(of)).toMatchObject({
    type: 'object',
    additionalProperties: false,
    properties: { schema: { const: expect.stringMatching(/^gradcheck\//) }, items: { type: 'array' } },
  });
});
