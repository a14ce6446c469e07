import type { Text } from '../../text';
import { judgeBlank } from './check';
import type { ClozeKey } from './key';
import type { ClozeShown } from './public';
import { readCloze } from './submission';

export type ClozeDisplay = {
  kind: 'cloze';
  text: Text;
  blanks: { label: string; answer: Text; filled: string; right: boolean; note: Text | null }[];
};

/** Each blank with what belongs there, what was filled in, and what is known of that mistake. */
export function displayCloze(shown: ClozeShown, key: ClozeKey, raw: string | null): ClozeDisplay {
  const filled = raw === null ? [] : (readCloze(raw, key.blanks.length) ?? []);
  return {
    kind: 'cloze',
    text: shown.text,
    blanks: key.blanks.map((blank, index) => {
      const text = filled[index]?.trim() ?? '';
      const { right, mistake } = judgeBlank(blank, text);
      return {
        label: blank.label,
        answer: blank.answer,
        filled: text,
        right,
        note: mistake?.feedback ?? null,
      };
    }),
  };
}
