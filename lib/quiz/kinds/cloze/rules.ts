import { type ItemProblem, repeatedIds, textProblems } from '../../item-rules';
import { locales } from '../../text';
import { blanksIn, blanksInMath } from './markers';
import type { ClozeTemplate } from './template';

type Names = ReadonlySet<string>;
type Answers = ClozeTemplate['blanks'][number]['accept'];

/** Every blank stands once in the text of every language, and outside formulas. */
function placeProblems({ text, blanks }: ClozeTemplate): ItemProblem[] {
  const known = blanks.map((blank) => blank.id);
  return locales.flatMap((locale) => {
    const path = ['text', locale];
    const found = blanksIn(text[locale]);
    const strange = found.filter((id) => !known.includes(id)).map((id) => `there is no blank "${id}"`);
    const miscounted = known
      .filter((id) => found.filter((other) => other === id).length !== 1)
      .map((id) => `the blank [[${id}]] must stand here exactly once`);
    const inMath = blanksInMath(text[locale]).map((id) => `the blank [[${id}]] must not stand in a formula`);
    return [...strange, ...miscounted, ...inMath].map((message) => ({ path, message }));
  });
}

function answerProblems(answers: Answers, params: Names, path: PropertyKey[]): ItemProblem[] {
  return locales.flatMap((locale) =>
    answers[locale].flatMap((answer, index) =>
      textProblems({ en: answer, zh: answer }, params, [...path, locale, index]).slice(0, 1),
    ),
  );
}

export function clozeRules(template: ClozeTemplate, params: Names): ItemProblem[] {
  const formulas = (template.bank ?? []).flatMap((word, index) =>
    locales
      .filter((locale) => word[locale].includes('$'))
      .map((locale) => ({
        path: ['bank', index, locale],
        message: 'a word to choose is plain text, without a formula',
      })),
  );
  return [
    ...repeatedIds(template.blanks, ['blanks']),
    ...textProblems(template.text, params, ['text']),
    ...placeProblems(template),
    ...formulas,
    ...template.blanks.flatMap((blank, index) => [
      ...answerProblems(blank.accept, params, ['blanks', index, 'accept']),
      ...repeatedIds(blank.mistakes, ['blanks', index, 'mistakes']),
      ...blank.mistakes.flatMap((mistake, at) => {
        const path = ['blanks', index, 'mistakes', at];
        return [
          ...answerProblems(mistake.answers, params, [...path, 'answers']),
          ...textProblems(mistake.feedback, params, [...path, 'feedback']),
        ];
      }),
    ]),
  ];
}
