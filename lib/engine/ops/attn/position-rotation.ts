import { z } from 'zod';
import { sineCosine } from '../../language/angle';
import { add, MAX_ELEMENTS, mul, sub, sum, TooLarge } from '../../language/build';
import { defineOp } from '../../op';
import { count, number, result } from '../../schema/fields';
import { frequencies, interleave } from './sinusoidal-encoding';

const input = z.strictObject({
  position: number('position p'),
  offset: number('how far to move, k'),
  dModel: count('width, even: a sine and a cosine for each frequency').refine((width) => width % 2 === 0, {
    error: (issue) => `${issue.input} where an even number is wanted: sines and cosines come in pairs`,
  }),
  base: number('base of the wavelengths', { above: 0 }).default(10_000),
});

/**
 * Moving by k turns each pair (sin pω, cos pω) by the angle kω, whatever p is: sin(p+k)ω = sin pω·cos kω + cos pω·sin kω,
 * cos(p+k)ω = cos pω·cos kω − sin pω·sin kω. So PE(p + k) = R(k)·PE(p), and PE(p)·PE(p + k) = Σ cos kω does not depend on
 * p. Source: Vaswani et al. 2017, §3.5 (“a linear function of PE_pos”).
 */
export const positionRotation = defineOp({
  id: 'attn.positionRotation',
  title: { en: 'Moving in position is a rotation', zh: '位置平移等于旋转' },
  source: 'Vaswani et al. 2017, §3.5',
  conventions: [
    {
      en: 'Radians; dimensions 2i and 2i + 1 turn together by k·base^(−2i/d).',
      zh: '角度用弧度；第 2i 与 2i + 1 维一起旋转 k·base^(−2i/d)。',
    },
  ],
  input,
  output: z.strictObject({
    pe: result('[dModel]', 'encoding of p'),
    angles: result('[dModel/2]', 'by which each pair turns'),
    rotated: result('[dModel]', 'encoding of p + k, by rotation'),
    similarity: result('', 'PE(p)·PE(p + k)'),
  }),
  slips: {
    'turned-backwards': {
      explain: {
        en: 'Turns the other way, to p − k.',
        zh: '旋转方向反了，得到的是 p − k。',
      },
      input: (given) => ({ ...given, offset: -given.offset }),
    },
    'encodings-added': {
      explain: {
        en: 'Adds PE(p) and PE(k), although moving is a rotation and no addition.',
        zh: '把 PE(p) 与 PE(k) 相加；平移是旋转而不是相加。',
      },
      steps: {
        rotated: (_, at) => add(at('pe'), interleave(at('turn.sin'), at('turn.cos'))),
      },
    },
    'sign-in-sine': {
      explain: {
        en: 'Puts the minus sign into the sine’s formula instead of the cosine’s.',
        zh: '把负号放到了正弦的公式里，应在余弦的公式里。',
      },
      steps: {
        rotated: (_, at) => {
          const [s, c, sk, ck] = ['here.sin', 'here.cos', 'turn.sin', 'turn.cos'].map(at);
          return interleave(sub(mul(s!, ck!), mul(c!, sk!)), add(mul(c!, ck!), mul(s!, sk!)));
        },
      },
    },
  },
  define(scope, { position, offset, dModel, base }) {
    if (dModel > MAX_ELEMENTS / 10) throw new TooLarge(`width ${dModel}, over ${MAX_ELEMENTS / 10}`);
    const omega = frequencies(dModel, base);
    const by = (factor: number) => ({
      shape: [omega.length],
      data: Float64Array.from(omega, (frequency) => factor * frequency),
    });
    const angles = scope.tensor('angles', 'k\\omega', by(offset));
    const here = sineCosine(scope, 'here', 'p\\omega', by(position));
    const turn = sineCosine(scope, 'turn', 'k\\omega', by(offset));
    const pe = scope.step('pe', '\\mathrm{PE}_p', interleave(here.sin, here.cos));
    const sine = add(mul(here.sin, turn.cos), mul(here.cos, turn.sin));
    const cosine = sub(mul(here.cos, turn.cos), mul(here.sin, turn.sin));
    const rotated = scope.step('rotated', '\\mathrm{PE}_{p+k}', interleave(sine, cosine));
    return { pe, angles, rotated, similarity: scope.step('similarity', 's', sum(mul(pe, rotated))) };
  },
});
