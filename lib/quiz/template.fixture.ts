// biome-ignore-all lint/suspicious/noTemplateCurlyInString: in a pack a dollar sign opens LaTeX, and slots stand inside it
import { draw } from './draw';
import type { NumericKey } from './kinds/numeric/key';
import type { Template } from './template';
import { templateSchema } from './template';
import type { Variant } from './variant';

const text = (words: string) => ({ en: words, zh: words });

/** A small sound item, as an author would write it, for tests to change. */
export const itemSource = {
  id: 'layer-norm-item',
  kind: 'numeric',
  topic: 'norm',
  claim: 'norm.layer-norm',
  title: text('Title'),
  params: {
    x: { tensor: [3], range: [0, 9], step: 1 },
    at: { range: [0, 2], step: 1 },
  },
  constraints: ['max(x) - min(x) >= 3', 'x[at] != mean(x)'],
  prompt: text('Normalise ${{ x | list }}$, entry {{ at + 1 }}.'),
  engine: { op: 'norm.layerNorm', input: { x: '=x', eps: 0 } },
  answer: { path: ['y', '=at'], comparator: { kind: 'decimals', places: 2 } },
  slips: [
    {
      id: 'sample-variance',
      from: { slip: 'sample-variance' },
      feedback: text('D − 1, not {{ key | fixed(2) }}'),
    },
    { id: 'no-root', from: { slip: 'divide-by-variance' }, feedback: text('no root') },
  ],
  hints: [{ text: text('Look at ${{ x[at] }}$.') }, { method: true, text: text('The way') }],
  solution: [
    { title: text('Statistics'), text: text('Mean ${{ step.mean }}$.'), trace: ['mean', 'variance'] },
  ],
};

/** The item with some fields replaced, parsed as a pack would be. */
export function makeTemplate(changes: Record<string, unknown> = {}): Template {
  return templateSchema.parse({ ...itemSource, ...changes });
}

/** A drawing of a sound numeric item. */
export function drawItem(template: Template, seed = 'seed'): { variant: Variant; key: NumericKey } {
  const drawn = draw(template, seed);
  if (!drawn.ok) throw new Error(drawn.reason);
  if (drawn.key.kind !== 'numeric') throw new Error(`${template.id} asks for no number`);
  return { variant: drawn.variant, key: drawn.key };
}
