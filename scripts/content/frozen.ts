import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { draw } from '@/lib/quiz/draw';
import type { Json } from '@/lib/quiz/json';
import type { KeyOf } from '@/lib/quiz/kinds/kind';
import type { Pack } from '@/lib/quiz/pack';
import type { KindName, Template } from '@/lib/quiz/template';
import type { AnswerKey } from '@/lib/quiz/variant';

const frozenFolder = 'tests/fixtures/frozen';
const frozenSeeds = ['frozen-1', 'frozen-2', 'frozen-3'] as const;

/** What has to stay the same for ever: the numbers drawn and the key, not the wording. */
type FrozenVariant = { seed: string; params: Record<string, Json>; key: Json };
export type FrozenPack = Record<string, FrozenVariant[]>;

/** What of each kind's key decides a verdict; further accepted words and other wordings may come later. */
const keyFacts: { [K in KindName]: (key: KeyOf<K>) => Json } = {
  numeric: ({ value, unit, accepted, slips }) => ({
    value,
    unit: unit?.id ?? null,
    accepted,
    slips: Object.fromEntries(slips.map((slip) => [slip.id, slip.value])),
  }),
  choice: ({ options }) => options.map(({ label, id, right }) => ({ label, id, right })),
  cloze: ({ blanks }) => blanks.map(({ label, id, answer }) => ({ label, id, answer })),
  order: ({ groups }) => groups,
  match: ({ pairs }) => pairs.map(({ left, right, id }) => ({ left, right, id })),
  explain: ({ rubric }) => rubric.map(({ label, id, weight }) => ({ label, id, weight })),
};

function factsOf(key: AnswerKey): Json {
  // The rule and the key are of one kind, which the union of both cannot say.
  return (keyFacts[key.kind] as (key: AnswerKey) => Json)(key);
}

/** Draws the variants of an item that are kept as fixtures. */
export function freezeItem(template: Template): FrozenVariant[] {
  return frozenSeeds.map((seed) => {
    const drawn = draw(template, seed);
    if (!drawn.ok) throw new Error(`${template.id}, seed ${seed}: ${drawn.reason}`);
    return { seed, params: drawn.variant.params, key: factsOf(drawn.key) };
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
