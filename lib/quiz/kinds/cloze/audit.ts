import { checkCloze, judgeBlank } from './check';
import type { ClozeKey } from './key';
import { normaliseAnswer } from './normalise';
import type { ClozeShown } from './public';
import type { ClozeTemplate } from './template';

/** Every accepted answer passes in every place, no known mistake does, and the text does not give an answer away. */
export function auditCloze(_: ClozeTemplate, shown: ClozeShown, key: ClozeKey): string[] {
  const answers = key.blanks.map((blank) => blank.answer.zh);
  const refused = key.blanks.flatMap((blank, index) =>
    blank.accept.filter(
      (answer) => checkCloze(key, JSON.stringify(answers.with(index, answer))).kind !== 'correct',
    ),
  );
  const alsoRight = key.blanks.flatMap((blank) =>
    blank.mistakes.flatMap((mistake) => mistake.answers.filter((answer) => judgeBlank(blank, answer).right)),
  );
  const empty = key.blanks.flatMap((blank) =>
    blank.accept.filter((answer) => normaliseAnswer(answer) === ''),
  );
  const fits = (blank: ClozeKey['blanks'][number]) =>
    (shown.bank ?? []).filter((word) => judgeBlank(blank, word.en).right || judgeBlank(blank, word.zh).right);
  const doubles = key.blanks.filter((blank) => fits(blank).length > 1);
  return [
    ...refused.map((answer) => `the answer "${answer}" should be correct and is not`),
    ...alsoRight.map((answer) => `"${answer}" is a known mistake and is accepted too`),
    ...empty.map((answer) => `"${answer}" has nothing in it that could be typed`),
    ...doubles.map((blank) => `more than one word of the bank is accepted in blank ${blank.id}`),
  ];
}
