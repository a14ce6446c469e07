import { commonFields, type Draft, longestEntry, plain } from './draft';
import type { Passage } from './passage';
import { slugOf } from './slug';
import { type Pair, textOfPair } from './structures';

const fewest = 3;
const most = 8;

/** procedure → order. */
export function fromProcedure(pair: Pair<'procedure'>, passage: Passage): Draft {
  const { en, zh } = pair;
  const count = en.steps.length;
  if (count !== zh.steps.length)
    return { skipped: `it has ${count} steps in English and ${zh.steps.length} in Chinese` };
  if (count < fewest || count > most)
    return { skipped: `it has ${count} steps; ${fewest} to ${most} can be put in order` };
  const steps = en.steps.map((step, index) => ({
    id: slugOf(plain(step)),
    text: { en: plain(step), zh: plain(zh.steps[index]!) },
  }));
  if (steps.some(({ text }) => text.en.length > longestEntry || text.zh.length > longestEntry))
    return { skipped: `a step is longer than ${longestEntry} characters` };
  const stem = textOfPair(pair, (procedure) => plain(procedure.stem));
  return {
    item: {
      id: `${passage.key}-order-${slugOf(stem.en)}`,
      kind: 'order',
      ...commonFields(passage),
      prompt: { en: `Put these steps in order. ${stem.en}:`, zh: `把下列步骤排好顺序。${stem.zh}：` },
      steps,
    },
  };
}
