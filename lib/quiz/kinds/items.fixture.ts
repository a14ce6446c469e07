import { draw } from '../draw';
import { type KindName, type Template, templateSchema } from '../template';
import { itemSource } from '../template.fixture';
import type { Variant } from '../variant';
import type { KeyOf, Shown } from './kind';

const text = (words: string, chinese = words) => ({ en: words, zh: chinese });
const common = { topic: 'norm', claim: 'norm.layer-norm', title: text('Title'), prompt: text('Prompt') };

/** A small sound item of every kind, as an author would write it, for tests to change. */
export const sources = {
  numeric: itemSource,
  choice: {
    ...common,
    id: 'choice-item',
    kind: 'choice',
    options: [
      { id: 'layer', right: true, text: text('Layer norm', '层归一化') },
      { id: 'batch', text: text('Batch norm', '批归一化'), why: text('It needs a batch.') },
      { id: 'none', text: text('No norm', '不做归一化'), why: text('It trains poorly.') },
    ],
  },
  cloze: {
    ...common,
    id: 'cloze-item',
    kind: 'cloze',
    text: text('AdamW [[how]] the [[what]].', 'AdamW 把[[what]][[how]]。'),
    blanks: [
      {
        id: 'how',
        accept: { en: ['decouples', 'separates'], zh: ['解耦'] },
        mistakes: [
          { id: 'scales', answers: { en: ['scales'], zh: ['缩放'] }, feedback: text('Adam would scale it.') },
        ],
      },
      { id: 'what', accept: { en: ['weight decay'], zh: ['权重衰减'] } },
    ],
  },
  order: {
    ...common,
    id: 'order-item',
    kind: 'order',
    steps: [
      { id: 'forward', text: text('Forward') },
      { id: 'loss', text: text('Loss') },
      { id: 'backward', text: text('Backward') },
      { id: 'step', text: text('Step') },
    ],
  },
  match: {
    ...common,
    id: 'match-item',
    kind: 'match',
    pairs: [
      { id: 'sgd', left: text('SGD'), right: text('none'), why: text('It keeps nothing.') },
      { id: 'momentum', left: text('Momentum'), right: text('one') },
      { id: 'adam', left: text('Adam'), right: text('two') },
      { id: 'adamw', left: text('AdamW'), right: text('two') },
    ],
    decoys: [text('three')],
  },
  explain: {
    ...common,
    id: 'explain-item',
    kind: 'explain',
    rubric: [
      { id: 'batch', text: text('No batch') },
      { id: 'padding', text: text('No padding'), weight: 2 },
    ],
    answer: text('Each token by itself.'),
  },
} as const satisfies Record<KindName, object>;

export function makeItem(kind: KindName, changes: Record<string, unknown> = {}): Template {
  return templateSchema.parse({ ...sources[kind], ...changes });
}

/** A drawing of an item of one kind. */
export function drawKind<K extends KindName>(
  kind: K,
  changes: Record<string, unknown> = {},
  seed = 'seed',
): { variant: Variant; shown: Shown<K>; key: KeyOf<K> } {
  const drawn = draw(makeItem(kind, changes), seed);
  if (!drawn.ok) throw new Error(drawn.reason);
  const { variant, key } = drawn;
  if (key.kind !== kind) throw new Error(`${kind} drew a ${key.kind}`);
  return { variant, shown: variant.shown as Shown<K>, key: key as KeyOf<K> };
}
