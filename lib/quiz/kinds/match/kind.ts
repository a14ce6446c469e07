import type { Kind } from '../kind';
import { auditMatch } from './audit';
import { checkMatch } from './check';
import { displayMatch } from './display';
import { drawMatch } from './draw';
import { matchForm } from './public';
import { matchRules } from './rules';

export const match: Kind<'match'> = {
  draw: drawMatch,
  toForm: (_, shown) => matchForm(shown),
  check: checkMatch,
  display: displayMatch,
  toLine: () => '',
  rightAnswer: (key) => JSON.stringify(key.pairs.map((pair) => pair.right)),
  rules: matchRules,
  audit: auditMatch,
  texts: (shown, key) => [
    ...[...shown.lefts, ...shown.rights].map((entry) => entry.text),
    ...key.pairs.flatMap((pair) => pair.why ?? []),
  ],
};
