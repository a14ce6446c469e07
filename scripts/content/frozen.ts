import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { draw } from '@/lib/quiz/draw';
import type { Json } from '@/lib/quiz/json';
import type { Pack } from '@/lib/quiz/pack';
import type { Template } from '@/lib/quiz/template';

const frozenFolder = 'tests/fixtures/frozen';
const frozenSeeds = ['frozen-1', 'frozen-2', 'frozen-3'] as const;

/** What has to stay the same for ever: the numbers drawn and the key, not the wording. */
export type FrozenVariant = {
  seed: string;
  params: Record<string, Json>;
  key: {
    value: number;
    unit: string | null;
    accepted: { low: number; high: number };
    slips: Record<string, number>;
  };
};
export type FrozenPack = Record<string, FrozenVariant[]>;

/** Draws the variants of an item that are kept as fixtures. */
export function freezeItem(template: Template): FrozenVariant[] {
  return frozenSeeds.map((seed) => {
    const drawn = draw(template, seed);
    if (!drawn.ok) throw new Error(`${template.id}, seed ${seed}: ${drawn.reason}`);
    const { value, unit, accepted, slips } = drawn.key;
    return {
      seed,
      params: drawn.variant.params,
      key: {
        value,
        unit: unit?.id ?? null,
        accepted,
        slips: Object.fromEntries(slips.map((slip) => [slip.id, slip.value])),
      },
    };
  });
}

function frozenPath(root: string, slug: string): string {
  return join(root, frozenFolder, `${slug}.json`);
}

export function readFrozen(root: string, slug: string): FrozenPack {
  const path = frozenPath(root, slug);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as FrozenPack) : {};
}

/** Adds the items that are not frozen yet; what is frozen stays as it is. Returns the ids that were added. */
export function freezeNewItems(root: string, pack: Pack): string[] {
  const frozen = readFrozen(root, pack.slug);
  const added = pack.items.filter((item) => frozen[item.id] === undefined);
  for (const item of added) frozen[item.id] = freezeItem(item);
  const lines = Object.entries(frozen).map(
    ([id, variants]) =>
      `  ${JSON.stringify(id)}: [\n${variants.map((variant) => `    ${JSON.stringify(variant)}`).join(',\n')}\n  ]`,
  );
  if (added.length > 0) writeFileSync(frozenPath(root, pack.slug), `{\n${lines.join(',\n')}\n}\n`);
  return added.map((item) => item.id);
}
