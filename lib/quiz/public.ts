import type { Comparator } from './kinds/numeric/comparator';
import type { UnitSpec } from './kinds/numeric/units';
import type { Template } from './template';
import type { Text } from './text';
import type { Variant } from './variant';

/** All that may be sent before the answer is in. */
export type PublicVariant = {
  itemId: string;
  kind: 'numeric';
  topic: string;
  title: Text;
  prompt: Text;
  unit: UnitSpec | null;
  /** What precision is asked for. */
  answerForm: { kind: 'numeric'; comparator: Comparator };
  hintCount: number;
};

/** Picks, field by field, what a learner may see: an allow-list, so that a new field stays private until named here. */
export function toPublic(template: Template, variant: Variant): PublicVariant {
  return {
    itemId: template.id,
    kind: template.kind,
    topic: template.topic,
    title: template.title,
    prompt: variant.prompt,
    unit: variant.unit,
    answerForm: { kind: 'numeric', comparator: template.answer.comparator },
    hintCount: template.hints.length,
  };
}
