import { labelsSchema, readJson } from '../../submission';
import type { Text } from '../../text';
import type { ChoiceKey } from './key';
import type { ChoiceShown } from './public';

export type ChoiceDisplay = {
  kind: 'choice';
  multiple: boolean;
  options: { label: string; text: Text; right: boolean; chosen: boolean; why: Text | null }[];
};

/** Each option with what it was and what was made of it. */
export function displayChoice(shown: ChoiceShown, key: ChoiceKey, raw: string | null): ChoiceDisplay {
  const chosen = raw === null ? [] : (readJson(raw, labelsSchema) ?? []);
  return {
    kind: 'choice',
    multiple: key.multiple,
    options: shown.options.map(({ label, text }) => {
      const judged = key.options.find((option) => option.label === label)!;
      return { label, text, right: judged.right, chosen: chosen.includes(label), why: judged.why };
    }),
  };
}
