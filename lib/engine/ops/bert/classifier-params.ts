import { z } from 'zod';
import { add, mul } from '../../language/build';
import { defineOp } from '../../op';
import { count, flag, result } from '../../schema/fields';

/**
 * Parameters on top of [CLS]: the pooler, h² + h (a dense layer with tanh), and a classifier, h·C + C.
 * Source: Devlin et al. 2019, §4.1; the pooler is in the authors' code (modeling.py) and in Hugging Face's BertPooler.
 */
export const classifierParams = defineOp({
  id: 'bert.classifierParams',
  title: { en: 'Parameters of a head on [CLS]', zh: '[CLS] 分类头的参数量' },
  source: 'Devlin et al. 2019 (BERT), §4.1; Hugging Face BertPooler',
  conventions: [
    {
      en: 'The classifier sees one vector of width h, whatever the length of the text; both layers have biases.',
      zh: '无论文本多长，分类器只看一个 h 维向量；两层都带偏置。',
    },
    {
      en: 'Two classes are two logits (2h + 2), not a single sigmoid.',
      zh: '二分类按两个 logit 计（2h + 2），而不是单个 sigmoid。',
    },
  ],
  input: z.strictObject({
    hidden: count('width h'),
    classes: count('classes C').default(2),
    pooler: flag('with the pooler').default(true),
  }),
  output: z.strictObject({
    pooler: result('', 'dense layer with tanh; 0 without one'),
    classifier: result('', 'output layer'),
    total: result('', 'parameters in all'),
  }),
  slips: {
    'no-biases': {
      explain: { en: 'Leaves out the biases.', zh: '漏了偏置。' },
      steps: {
        pooler: (right, at) => at.optional('hasPooler', () => mul(at('hidden'), at('hidden'))) ?? right,
        classifier: (_, at) => mul(at('hidden'), at('classes')),
      },
    },
    'one-logit': {
      explain: {
        en: 'Gives two classes a single logit, as with a sigmoid.',
        zh: '二分类只用了一个 logit，那是 sigmoid 的做法。',
      },
      input: (given) => ({ ...given, classes: Math.max(1, given.classes - 1) }),
    },
    'no-pooler': {
      explain: {
        en: 'Forgets the pooler between [CLS] and the classifier.',
        zh: '漏了 [CLS] 与分类器之间的 pooler。',
      },
      input: (given) => ({ ...given, pooler: false }),
    },
  },
  define(scope, given) {
    const h = scope.amount('hidden', 'h', given.hidden);
    const classes = scope.amount('classes', 'C', given.classes);
    const dense = given.pooler ? scope.alias('hasPooler', 'h^2', mul(h, h)) : null;
    const none = scope.amount('none', '0', 0);
    const pooler = scope.step('pooler', 'n_p', dense ? add(dense, h) : none);
    const classifier = scope.step('classifier', 'n_c', add(mul(h, classes), classes));
    return { pooler, classifier, total: scope.step('total', 'n', add(pooler, classifier)) };
  },
});
