import { add, div, log, mul } from '../../language/build';
import type { Node } from '../../language/node';
import type { Scope } from '../../language/scope';
import { choice } from '../../schema/fields';

/** ln(N/(df+1)); ln(N/df); ln((1+N)/(1+df))+1. */
export const idfForms = ['smoothDenominator', 'plain', 'sklearn'] as const;
export type IdfForm = (typeof idfForms)[number];

const LOG_BASES = { e: Math.E, '2': 2, '10': 10 } as const;
type LogBase = keyof typeof LOG_BASES;

export const idfFields = {
  idf: choice(idfForms, 'ln(N/(df+1)), ln(N/df) or ln((1+N)/(1+df))+1').default('smoothDenominator'),
  logBase: choice(
    ['e', '2', '10'],
    'base of the logarithm: e (notes, scikit-learn), 2 (gensim) or 10',
  ).default('e'),
};

/** Whether the weight comes out as exactly 0: a logarithm of 1. */
export function isZeroIdf(form: IdfForm, docs: number, docFrequency: number): boolean {
  return form === 'plain' ? docs === docFrequency : form === 'smoothDenominator' && docs === docFrequency + 1;
}

/** Inverse document frequency in named steps, from the number of documents and those that have the term. */
export function inverseDocumentFrequency(
  scope: Scope,
  docs: Node,
  docFrequency: Node,
  form: IdfForm,
  base: LogBase,
): Node {
  const ratio =
    form === 'plain'
      ? div(docs, docFrequency)
      : div(form === 'sklearn' ? add(docs, 1) : docs, add(docFrequency, 1));
  const logarithm = scope.step('logRatio', '\\ln r', log(scope.step('ratio', 'r', ratio)));
  const perUnit = 1 / Math.log(LOG_BASES[base]);
  const inBase =
    base === 'e'
      ? logarithm
      : mul(
          logarithm,
          scope.scalar('perUnit', `\\tfrac{1}{\\ln ${base}}`, perUnit, `\\frac{1}{\\ln ${base}}`),
        );
  return scope.step('idf', '\\mathrm{idf}', form === 'sklearn' ? add(inBase, 1) : inBase);
}
