import type { Text } from '../../text';
import type { ExplainKey } from './key';
import type { ExplainShown } from './public';
import { readExplain } from './submission';

export type ExplainDisplay = {
  kind: 'explain';
  written: string;
  answer: Text;
  rubric: { label: string; text: Text; met: boolean }[];
};

/** The learner's words beside the model answer, and the rubric as it was marked. */
export function displayExplain(_: ExplainShown, key: ExplainKey, raw: string | null): ExplainDisplay {
  const { text = '', met = [] } = (raw === null ? undefined : readExplain(raw)) ?? {};
  return {
    kind: 'explain',
    written: text,
    answer: key.answer,
    rubric: key.rubric.map((point) => ({
      label: point.label,
      text: point.text,
      met: met.includes(point.label),
    })),
  };
}
