import { z } from 'zod';
import { add, div, exp, mul, neg, sqrt, square, sub, sum } from '../../language/build';
import { row } from '../../language/move';
import type { Node } from '../../language/node';
import type { Scope } from '../../language/scope';
import { defineOp } from '../../op';
import { count, number, result, tensor, wantShape, wantTempered } from '../../schema/fields';
import type { Tensor } from '../../tensor';
import { logSoftmax } from '../loss/log-softmax';
import { direction } from '../text/direction';

const weight = (about: string) => number(`weight of ${about}`).default(1);

const input = z
  .strictObject({
    studentLogits: tensor({ shape: '[C]', ranks: [1], about: 'the student’s logits' }),
    teacherLogits: tensor({ shape: '[C]', ranks: [1], about: 'the teacher’s logits' }),
    label: count('the right class', 0),
    temperature: number('T, for the soft labels on both sides', { above: 0 }).default(1),
    studentHidden: tensor({ shape: '[d]', ranks: [1], about: 'the student’s last hidden state' }).optional(),
    teacherHidden: tensor({ shape: '[d]', ranks: [1], about: 'the teacher’s last hidden state' }).optional(),
    weights: z
      .strictObject({ ce: weight('ce'), kd: weight('kd'), cos: weight('cos') })
      .describe('what each part counts in the total')
      .prefault({}),
  })
  .superRefine((given, context) => {
    const { studentLogits, teacherLogits, label, temperature, studentHidden, teacherHidden } = given;
    wantTempered(context, temperature, studentLogits, teacherLogits);
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    wantShape(context, 'teacherLogits', teacherLogits, studentLogits.shape, 'C, shared with studentLogits');
    const classes = studentLogits.shape[0]!;
    if (label >= classes) refuse('label', `${label} where a class from 0 to ${classes - 1} is wanted`);
    if (!studentHidden !== !teacherHidden)
      refuse(
        studentHidden ? 'teacherHidden' : 'studentHidden',
        'is required: hidden states come both or not at all',
      );
    if (studentHidden)
      wantShape(context, 'teacherHidden', teacherHidden, studentHidden.shape, 'd, shared with studentHidden');
    for (const [name, hidden] of Object.entries({ studentHidden, teacherHidden }))
      if (hidden?.data.every((x) => x === 0))
        refuse(name, 'a zero vector where one with a direction is wanted');
  });

function cosineLoss(scope: Scope, student: Tensor, teacher: Tensor): Node {
  const ours = direction(scope, 'studentHidden', 'h_S', student);
  const theirs = direction(scope, 'teacherHidden', 'h_T', teacher);
  const lengths = mul(sqrt(sum(square(ours))), sqrt(sum(square(theirs))));
  const similarity = scope.step('similarity', '\\cos(h_S, h_T)', div(sum(mul(ours, theirs)), lengths));
  return scope.step('cos', 'L_{\\cos}', sub(1, similarity));
}

/**
 * total = w_ce·CE + w_kd·T²·KL(teacher ‖ student) + w_cos·(1 − cosine): cross-entropy with the label at temperature 1, the
 * divergence between the softened outputs, and the angle between the last hidden states.
 * Source: Hinton, Vinyals & Dean 2015, §2 (soft targets, T²); Sanh et al. 2019 (DistilBERT), §3 and its code (KL, cosine).
 * Shapes: studentLogits, teacherLogits [C], hidden states [d] → ce, kd, cos and total.
 */
export const distillLoss = defineOp({
  id: 'distill.loss',
  title: { en: 'Distillation loss', zh: '蒸馏损失' },
  source: 'Hinton, Vinyals & Dean 2015, §2; Sanh et al. 2019 (DistilBERT), §3',
  conventions: [
    {
      en: 'KL(teacher ‖ student), both softened by T, times T² so that its gradient keeps its size.',
      zh: 'KL(教师 ‖ 学生)，两边都用 T 软化，再乘 T² 以保持梯度的量级。',
    },
    {
      en: 'The cross-entropy with the label is taken at temperature 1.',
      zh: '与硬标签的交叉熵在温度 1 下计算。',
    },
    { en: 'The cosine loss is 1 − cosine similarity.', zh: '余弦损失为 1 − 余弦相似度。' },
    { en: 'Weights are factors; they need not sum to 1.', zh: '权重只是系数，不要求和为 1。' },
  ],
  input,
  output: z.strictObject({
    ce: result('', 'cross-entropy with the label'),
    kd: result('', 'T²·KL(teacher ‖ student)'),
    cos: result('', '1 − cosine similarity, with hidden states').optional(),
    total: result('', 'weighted sum'),
  }),
  slips: {
    'no-temperature-squared': {
      explain: { en: 'Leaves out the factor T².', zh: '漏掉了系数 T²。' },
      steps: { kd: (_, at) => at('kl') },
    },
    'reversed-kl': {
      explain: { en: 'Takes KL(student ‖ teacher).', zh: 'KL 的方向弄反了，算成了 KL(学生 ‖ 教师)。' },
      steps: { kl: (_, at) => divergence(at('studentLogProbs'), at('teacherLogProbs')) },
    },
    'temperature-ignored': {
      explain: { en: 'Compares the outputs at temperature 1.', zh: '在温度 1 下比较两者的输出。' },
      input: (given) => ({ ...given, temperature: 1 }),
    },
    'similarity-for-loss': {
      explain: {
        en: 'Adds the cosine similarity itself, which is largest where the states agree.',
        zh: '直接加了余弦相似度；状态越一致它越大，不能当损失。',
      },
      steps: { cos: (_, at) => at('similarity') },
    },
    'hard-labels-only': {
      explain: { en: 'Counts the cross-entropy with the label alone.', zh: '只算了与硬标签的交叉熵。' },
      steps: { total: (_, at) => at('ce') },
    },
  },
  define(scope, { studentLogits, teacherLogits, label, temperature, studentHidden, teacherHidden, weights }) {
    const [student, teacher] = [
      scope.tensor('studentLogits', 'z_S', studentLogits),
      scope.tensor('teacherLogits', 'z_T', teacherLogits),
    ];
    const hard = logSoftmax(scope, student, { prefix: 'hard', scores: 'z_S', logProbs: '\\ln p' });
    const ce = scope.step('ce', 'L_{\\mathrm{CE}}', neg(row(hard, label)));
    const T = scope.scalar('temperature', 'T', temperature);
    const softened = (whose: string, symbol: string, logits: Node): Node => {
      const scores = scope.step(`${whose}Softened`, `\\tfrac{z_${symbol}}{T}`, div(logits, T));
      const names = { prefix: whose, scores: `\\tfrac{z_${symbol}}{T}`, logProbs: `\\ln p_${symbol}` };
      return logSoftmax(scope, scores, names);
    };
    const teacherLogProbs = softened('teacher', 'T', teacher);
    const studentLogProbs = softened('student', 'S', student);
    const kl = scope.step('kl', '\\mathrm{KL}', divergence(teacherLogProbs, studentLogProbs));
    const kd = scope.step('kd', 'L_{\\mathrm{KD}}', mul(square(T), kl));
    const cos = studentHidden && teacherHidden && cosineLoss(scope, studentHidden, teacherHidden);
    const parts = { ce, kd, ...(cos && { cos }) };
    const weighted = Object.entries(parts).map(([name, part]) => {
      const factor = weights[name as keyof typeof parts];
      return mul(scope.scalar(`weight of ${name}`, `w_{\\mathrm{${name}}}`, factor), part);
    });
    const total = scope.step(
      'total',
      'L',
      weighted.reduce((sum, term) => add(sum, term)),
    );
    return { ...parts, total };
  },
});

/** KL(p‖q) = Σ p (ln p − ln q), from the logarithms. */
function divergence(logP: Node, logQ: Node): Node {
  return sum(mul(exp(logP), sub(logP, logQ)));
}
