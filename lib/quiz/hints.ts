import { interpolateText } from './interpolate';
import type { Template } from './template';
import type { Text } from './text';
import type { Variant } from './variant';

/** A hint with this variant's numbers; `method`: it gives the way away, so the answer no longer counts as unaided. */
export type Hint = { text: Text; method: boolean };

/** One hint of a variant by its number from 0, or null when there is none. */
export function readHint(template: Template, variant: Variant, index: number): Hint | null {
  const hint = template.hints[index];
  if (hint === undefined) return null;
  const written = interpolateText(hint.text, variant.params);
  if (!written.ok)
    throw new Error(`${template.id} hint ${index}: ${written.reason}; the publish gate refuses this`);
  return { text: written.text, method: hint.method };
}
