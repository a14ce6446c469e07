import type { Form } from './kinds/kind';
import { kindOf } from './kinds/kinds';
import type { Template } from './template';
import type { Text } from './text';
import type { Variant } from './variant';

export type { Form } from './kinds/kind';

/** All that may be sent before the answer is in. */
export type PublicVariant = {
  itemId: string;
  kind: Template['kind'];
  topic: string;
  title: Text;
  prompt: Text;
  /** What there is to answer with: a number of what precision, or which options, blanks, steps or sides. */
  form: Form;
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
    form: kindOf(template.kind).toForm(template, variant.shown),
    hintCount: template.hints.length,
  };
}
