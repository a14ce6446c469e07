import { type ItemProblem, repeatedIds, textProblems } from '../../item-rules';
import type { MatchTemplate } from './template';

/** As many left sides as digits can name, and right sides as letters can. */
const mostPairs = 8;

export function matchRules(template: MatchTemplate, params: ReadonlySet<string>): ItemProblem[] {
  const { pairs, decoys, show } = template;
  const problems: ItemProblem[] = [];
  const shownPairs = show?.pairs ?? pairs.length;
  if (shownPairs > pairs.length)
    problems.push({ path: ['show', 'pairs'], message: `there are only ${pairs.length} pairs to show` });
  if (show !== undefined && show.decoys > decoys.length)
    problems.push({ path: ['show', 'decoys'], message: `there are only ${decoys.length} decoys to show` });
  if (shownPairs > mostPairs) {
    const message = `at most ${mostPairs} pairs can be shown; say how many with show: { pairs, decoys }`;
    problems.push({ path: ['pairs'], message });
  }
  return [
    ...problems,
    ...repeatedIds(pairs, ['pairs']),
    ...pairs.flatMap(({ left, right, why }, index) => {
      const path = ['pairs', index];
      return [
        ...textProblems(left, params, [...path, 'left']),
        ...textProblems(right, params, [...path, 'right']),
        ...(why === undefined ? [] : textProblems(why, params, [...path, 'why'])),
      ];
    }),
    ...decoys.flatMap((decoy, index) => textProblems(decoy, params, ['decoys', index])),
  ];
}
