import { z } from 'zod';
import { add, div, maximum, mul, real, sqrt, sub } from '../../language/build';
import type { Node } from '../../language/node';
import type { Scope } from '../../language/scope';
import { defineOp } from '../../op';
import { choice, count, number, result } from '../../schema/fields';

const kinds = ['constant', 'linear', 'cosine', 'inverseSqrt'] as const;

const input = z
  .strictObject({
    kind: choice(kinds, 'how the rate falls after the warm-up').default('constant'),
    step: count('steps taken so far', 0),
    warmupSteps: count('steps of linear warm-up', 0).default(0),
    totalSteps: count('steps after which the rate is `min` (linear and cosine)').optional(),
    peak: number('rate at the end of the warm-up', { from: 0 }),
    min: number('rate that the decay ends at', { from: 0 }).default(0),
  })
  .superRefine(({ kind, warmupSteps, totalSteps }, context) => {
    const refuse = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message });
    if (kind === 'inverseSqrt' && warmupSteps < 1)
      refuse(
        'warmupSteps',
        `${warmupSteps} where a warm-up of at least 1 step is wanted: inverseSqrt decays from its end`,
      );
    if (!decays(kind)) return;
    if (totalSteps === undefined) refuse('totalSteps', `is required for ${kind}`);
    else if (totalSteps <= warmupSteps)
      refuse('totalSteps', `${totalSteps} where more than the ${warmupSteps} warm-up steps are wanted`);
  });

type Schedule = z.output<typeof input>;

const decays = (kind: Schedule['kind']) => kind === 'linear' || kind === 'cosine';

/** A share of the decay: whole steps over the whole steps it lasts, so that neither cancels. */
function shareOfDecay(scope: Scope, name: string, symbol: string, part: Node): Node {
  const length = sub(scope.at('totalSteps'), scope.at('warmupSteps'));
  return scope.step(name, symbol, div(real(part), real(length)));
}

/** cos πp, worked out in float64 from the whole numbers it depends on. */
function cosineOfProgress(scope: Scope, { step, warmupSteps, totalSteps }: Schedule): Node {
  const progress = (step - warmupSteps) / (totalSteps! - warmupSteps);
  const text = `\\cos\\tfrac{${step - warmupSteps}}{${totalSteps! - warmupSteps}}\\pi`;
  return scope.scalar('cosine', '\\cos \\pi p', Math.cos(Math.PI * progress), text);
}

/** After the warm-up and before the end: the peak, as the kind lets it fall. */
const decayed: Record<Schedule['kind'], (scope: Scope, given: Schedule) => Node> = {
  constant: (scope) => scope.at('peak'),
  linear: (scope) => {
    const [peak, least] = [scope.at('peak'), scope.at('min')];
    const left = shareOfDecay(scope, 'remaining', 'r', sub(scope.at('totalSteps'), scope.at('step')));
    return add(least, mul(sub(peak, least), left));
  },
  cosine: (scope, given) => {
    const [peak, least] = [scope.at('peak'), scope.at('min')];
    shareOfDecay(scope, 'progress', 'p', sub(scope.at('step'), scope.at('warmupSteps')));
    const factor = scope.step('factor', 'c', div(add(1, cosineOfProgress(scope, given)), 2));
    return add(least, mul(sub(peak, least), factor));
  },
  inverseSqrt: (scope) => {
    const share = sqrt(div(real(scope.at('warmupSteps')), real(scope.at('step'))));
    return maximum(scope.at('min'), mul(scope.at('peak'), share));
  },
};

/**
 * Linear warm-up peak·t/w for t < w, then constant; linear or cosine decay to `min` over the T − w steps that are
 * left; or peak·√(w/t), never below `min`. From step T on: `min`.
 * Source: cosine: Loshchilov & Hutter 2017 (SGDR), eq. 5; inverse square root: Vaswani et al. 2017, §5.3; warm-up:
 * Goyal et al. 2017, §2.2.
 */
export const schedule = defineOp({
  id: 'lr.schedule',
  title: { en: 'Learning rate with warm-up and decay', zh: '带 warmup 与衰减的学习率' },
  source: 'Loshchilov & Hutter 2017, eq. 5; Vaswani et al. 2017, §5.3; Goyal et al. 2017, §2.2',
  conventions: [
    {
      en: 'The warm-up runs from 0 at step 0 to the peak at step w.',
      zh: 'warmup 从第 0 步的 0 线性升到第 w 步的峰值。',
    },
    {
      en: '`totalSteps` includes the warm-up (as optax counts); Keras counts the decay alone.',
      zh: '`totalSteps` 包含 warmup 步数（同 optax）；Keras 只计衰减部分。',
    },
    { en: '`min` bounds the decay, not the warm-up.', zh: '`min` 只约束衰减阶段，不约束 warmup 阶段。' },
  ],
  input,
  output: z.strictObject({ lr: result('', 'learning rate at this step') }),
  slips: {
    'warmup-in-the-decay': {
      explain: {
        en: 'Measures the decay from step 0, without subtracting the warm-up.',
        zh: '从第 0 步开始算衰减，没有减去 warmup 步数。',
      },
      input: (given) =>
        decays(given.kind) && given.step >= given.warmupSteps ? { ...given, warmupSteps: 0 } : given,
    },
    'decay-over-total': {
      explain: {
        en: 'Lets the decay take all of totalSteps after the warm-up, as Keras counts.',
        zh: 'warmup 之后又用了整个 totalSteps 来衰减，那是 Keras 的计法。',
      },
      input: (given) =>
        given.totalSteps === undefined
          ? given
          : { ...given, totalSteps: given.totalSteps + given.warmupSteps },
    },
    'one-step-late': {
      explain: {
        en: 'Counts steps from 1 where they are counted from 0.',
        zh: '步数应从 0 数起，却从 1 数起。',
      },
      input: (given) => ({ ...given, step: given.step + 1 }),
    },
    'no-warmup': {
      explain: {
        en: 'Is at the peak from the first step: no warm-up.',
        zh: '第一步就取峰值：没有 warmup。',
      },
      input: (given) => ({ ...given, step: Math.max(given.step, given.warmupSteps) }),
    },
    'linear-for-cosine': {
      explain: { en: 'Falls linearly where a cosine is asked.', zh: '要求余弦衰减却按线性衰减。' },
      input: (given) => (given.kind === 'cosine' ? { ...given, kind: 'linear' as const } : given),
    },
    'decay-to-zero': {
      explain: { en: 'Decays to 0 instead of `min`.', zh: '衰减到 0 而不是 `min`。' },
      input: (given) => ({ ...given, min: 0 }),
    },
  },
  define(scope, given) {
    const peak = scope.scalar('peak', '\\eta_{\\max}', given.peak);
    const least = scope.scalar('min', '\\eta_{\\min}', given.min);
    const t = scope.amount('step', 't', given.step);
    const w = scope.amount('warmupSteps', 'w', given.warmupSteps);
    if (given.totalSteps !== undefined) scope.amount('totalSteps', 'T', given.totalSteps);
    const over = decays(given.kind) && given.step >= given.totalSteps!;
    const warming = given.step < given.warmupSteps;
    const rate = warming ? div(mul(peak, t), real(w)) : over ? least : decayed[given.kind](scope, given);
    return { lr: scope.step('lr', '\\eta_t', rate) };
  },
});
