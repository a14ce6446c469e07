import { type ItemProblem, repeatedIds, textProblems, treeProblems } from '../../item-rules';
import { locales } from '../../text';
import type { ChoiceTemplate } from './template';

type Option = ChoiceTemplate['options'][number];

function repeatedTexts(options: readonly Option[]): ItemProblem[] {
  return locales.flatMap((locale) => {
    const texts = options.map((option) => option.text[locale].replace(/\s+/g, ' ').toLowerCase());
    return options.flatMap((option, index) => {
      const first = texts.indexOf(texts[index]!);
      if (first === index) return [];
      const message = `the choice "${option.id}" reads the same as "${options[first]!.id}"`;
      return [{ path: ['options', index, 'text', locale], message }];
    });
  });
}

export function choiceRules(template: ChoiceTemplate, params: ReadonlySet<string>): ItemProblem[] {
  const { options } = template;
  return [
    ...repeatedIds(options, ['options']),
    ...repeatedTexts(options),
    ...options.flatMap((option, index) => {
      const path = ['options', index];
      const silent = option.right === false && option.why === undefined;
      return [
        ...(silent ? [{ path, message: `"${option.id}" is wrong and does not say why` }] : []),
        ...treeProblems(option.right, params, [...path, 'right']),
        ...textProblems(option.text, params, [...path, 'text']),
        ...(option.why === undefined ? [] : textProblems(option.why, params, [...path, 'why'])),
      ];
    }),
  ];
}
