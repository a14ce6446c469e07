import { z } from 'zod';
import { given } from '../../json';
import { TooLarge } from '../../language/build';
import { tensor, wantShape } from '../../schema/fields';
import { type Expression, functionNames, parseExpression } from './expression';
import { valuesOf } from './values';

/** All expressions of a case together; more characters than this are refused, not parsed. */
const MAX_CHARACTERS = 20_000;
const MAX_VARIABLES = 1000;

const namePattern = /^[A-Za-z]\w*$/;

type Refuse = (message: string, ...path: (string | number)[]) => never;

/** A field read by hand, up to the first thing that does not fit. */
function field<T>(type: string, description: string, read: (value: unknown, refuse: Refuse) => T) {
  return z
    .unknown()
    .meta({ type, description })
    .transform(
      (value, context): T =>
        read(value, (message, ...path) => {
          context.addIssue({ code: 'custom', path, message });
          return z.NEVER;
        }),
    );
}

/** The expressions, with their text kept short enough to work on. */
const losses = field('array', 'expressions over the variables', (value, refuse): Expression[] => {
  if (!Array.isArray(value) || value.length === 0)
    return refuse(`${given(value)} where a list of at least one expression is wanted`);
  const other = value.findIndex((text) => typeof text !== 'string');
  if (other >= 0) return refuse(`${given(value[other])} where an expression is wanted`, other);
  const texts: string[] = value;
  if (texts.reduce((total, text) => total + text.length + 1, 0) > MAX_CHARACTERS)
    throw new TooLarge(`expressions of more than ${MAX_CHARACTERS} characters`);
  const parsed = texts.map(parseExpression);
  for (const [i, problem] of parsed.entries())
    if ('message' in problem) return refuse(`at character ${problem.at}: ${problem.message}`, i);
  return parsed as Expression[];
});

/** Names with their numbers; a map, so that no name means anything to JavaScript. */
const variables = field('object', 'a number for each name', (value, refuse): ReadonlyMap<string, number> => {
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    return refuse(`${given(value)} where an object of names and numbers is wanted`);
  const entries: [string, unknown][] = Object.entries(value);
  if (entries.length > MAX_VARIABLES) throw new TooLarge(`more than ${MAX_VARIABLES} variables`);
  const known = new Map<string, number>();
  for (const [name, number] of entries) {
    if (!namePattern.test(name) || functionNames.some((taken) => taken === name))
      return refuse(
        'a name is wanted that starts with a letter, goes on in letters, digits or _, and is not a function’s',
        name,
      );
    if (typeof number !== 'number' || !Number.isFinite(number))
      return refuse(`${given(number)} where a finite number is wanted`, name);
    known.set(name, number);
  }
  return known;
});

/** What `autograd.gradients` is given: expressions that parse and whose values and derivatives exist. */
export const gradientsInput = z
  .strictObject({
    losses,
    weights: tensor({
      shape: '[n]',
      ranks: [1],
      about: 'a factor for each loss; 1 when left out',
    }).optional(),
    variables,
  })
  .superRefine(({ losses, weights, variables }, context) => {
    wantShape(context, 'weights', weights, [losses.length], 'one for each loss');
    for (const [i, loss] of losses.entries()) {
      const problem = valuesOf(loss, variables);
      if (!('message' in problem)) continue;
      context.addIssue({
        code: 'custom',
        path: ['losses', i],
        message: `at character ${problem.at}: ${problem.message}`,
      });
    }
  });
