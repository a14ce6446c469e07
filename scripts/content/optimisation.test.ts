import { byHand, mean, squares, sum, testByHand } from './by-hand.fixture';

/** A point and its velocity after so many rounds of one rule. */
type Motion = { x: number; v: number };
function move(x: number, rounds: number, rule: (at: Motion) => Motion): number {
  let at: Motion = { x, v: 0 };
  for (let round = 0; round < rounds; round++) at = rule(at);
  return at.x;
}

/** How much of the peak a cosine leaves when a share of the decay is done. */
const cosine = (done: number) => (1 + Math.cos(Math.PI * done)) / 2;

type Ftrl = Record<'z' | 'n' | 'alpha' | 'beta' | 'l1' | 'l2', number>;
const ftrlWeight = ({ z, n, alpha, beta, l1, l2 }: Ftrl) =>
  Math.abs(z) <= l1 ? 0 : -(z - Math.sign(z) * l1) / ((beta + Math.sqrt(n)) / alpha + l2);

type Quadratic = Record<'x' | 'a' | 'beta' | 'lr', number>;
type Decay = Record<'w' | 'g' | 'lambda' | 'lr', number>;
type Schedule = Record<'t' | 'warmup' | 'total' | 'peak', number>;

testByHand('optimisation', {
  'adagrad-three-steps': byHand<{ g: number[]; lr: number }>(({ g, lr }) => {
    const roots = g.map((_, t) => Math.hypot(...g.slice(0, t + 1)));
    return -lr * sum(g.map((each, t) => each / roots[t]!));
  }),
  'adagrad-absent-feature': byHand<{ a: number; b: number; lr: number }>(
    ({ a, b, lr }) => (lr * b) / Math.hypot(a, b),
  ),
  'adagrad-rate-of-an-id': byHand<{ hits: number; lr: number }>(({ hits, lr }) => lr / Math.sqrt(hits)),
  'adagrad-step-under-a-constant-gradient': byHand<{ lr: number }>(({ lr }) => lr / Math.sqrt(4)),
  'rmsprop-first-step': byHand<{ rho: number; lr: number }>(({ rho, lr }) => lr / Math.sqrt(1 - rho)),
  'rmsprop-second-step': byHand<{ g: number[]; rho: number }>(
    ({ g, rho }) => g[1]! / Math.sqrt((1 - rho) * (rho * g[0]! ** 2 + g[1]! ** 2)),
  ),
  'bias-weight-sum': byHand<{ beta: number; t: number }>(({ beta, t }) => 1 - beta ** t),
  'bias-correction-factor': byHand<{ beta: number; t: number }>(({ beta, t }) => 1 / (1 - beta ** t)),
  'adam-under-a-constant-gradient': byHand<{ c: number; lr: number; w: number }>(
    ({ c, lr, w }) => w - 3 * lr * Math.sign(c),
  ),
  'adam-after-a-flip': byHand<{ beta1: number }>(({ beta1 }) => (beta1 - 1) / (beta1 + 1)),
  'adam-after-a-spike': byHand<{ big: number; small: number }>(({ big, small }) => {
    const weights = [0.999 ** 2, 0.999, 1];
    const total = weights[0]! * big ** 2 + (weights[1]! + weights[2]!) * small ** 2;
    return Math.sqrt(total / sum(weights));
  }),
  'adam-epsilon-hat': byHand<{ k: number; b2: number }>(({ k, b2 }) => k / (k + 1 / Math.sqrt(1 - b2))),
  'sgd-with-l2': byHand<Decay>(({ w, g, lambda, lr }) => w - lr * (g + lambda * w)),
  'adam-with-l2-first-step': byHand<Decay>(({ w, g, lambda, lr }) => w - lr * Math.sign(g + lambda * w)),
  'adamw-first-step': byHand<Decay>(({ w, g, lambda, lr }) => w - lr * lambda * w - lr * Math.sign(g)),
  'adamw-without-gradient': byHand<Decay>(({ w, lambda, lr }) => w * (1 - lr * lambda) ** 2),
  'optimiser-state-bytes': byHand<{ millions: number }>(({ millions }) => (millions * 2 * 4) / 1000),
  'ftrl-z-after-two-steps': byHand<Record<'g' | 'h' | 'alpha' | 'l1', number>>(({ g, h, alpha, l1 }) => {
    const weight = ftrlWeight({ z: g, n: g ** 2, alpha, beta: 1, l1, l2: 0 });
    return g + h - ((Math.hypot(g, h) - Math.abs(g)) / alpha) * weight;
  }),
  'ftrl-weight-over-threshold': byHand<Ftrl>((given) => ftrlWeight({ ...given, beta: 1, l2: 0 })),
  'ftrl-negative-evidence': byHand<Ftrl>((given) => ftrlWeight({ ...given, alpha: 0.1, beta: 1 })),
  'ftrl-share-of-zeros': byHand<{ z: number[]; l1: number }>(
    ({ z, l1 }) => (100 * z.filter((each) => Math.abs(each) <= l1).length) / z.length,
  ),
  'ftrl-first-weight': byHand<Ftrl & { g: number }>(({ g, ...given }) =>
    ftrlWeight({ ...given, z: g, n: g ** 2, l2: 0 }),
  ),
  'first-moment-of-a-constant': byHand<Record<'c' | 't' | 'beta', number>>(
    ({ c, t, beta }) => (1 - beta ** t) * c,
  ),
  'first-moment-of-alternation': byHand<{ c: number; beta: number }>(
    ({ c, beta }) => (1 - beta) * c * (1 - beta + beta ** 2),
  ),
  'variance-of-gradients': byHand<{ g: number[] }>(({ g }) => squares(g) / 4),
  'second-moment-of-gradients': byHand<{ g: number[] }>(({ g }) =>
    Math.sqrt(mean(g.map((each) => each ** 2))),
  ),
  'framework-step': byHand<Record<'m' | 'v' | 'lr', number>>(({ m, v, lr }) => (-lr * m) / Math.sqrt(v)),
  'sgd-on-a-parabola': byHand<Quadratic>(({ x, a, lr }) => x * (1 - lr * a) ** 3),
  'sgd-in-a-valley': byHand<Record<'x' | 'lr' | 'steep', number>>(
    ({ x, lr, steep }) => x * (1 - lr * steep) ** 2,
  ),
  'momentum-as-an-average': byHand<{ g: number[] } & Record<'w' | 'beta' | 'lr', number>>(
    ({ g, w, beta, lr }) => w - lr * (1 - beta) * (g[0]! * (1 + beta) + g[1]!),
  ),
  'momentum-accumulated': byHand<Quadratic>(({ x: start, a, beta, lr }) =>
    move(start, 3, ({ x, v }) => {
      const velocity = beta * v + a * x;
      return { x: x - lr * velocity, v: velocity };
    }),
  ),
  'dampened-momentum': byHand<{ g: number[]; beta: number; tau: number }>(
    ({ g, beta, tau }) => beta * g[0]! + (1 - tau) * g[1]!,
  ),
  'velocity-under-a-constant-gradient': byHand<{ c: number; beta: number }>(
    ({ c, beta }) => c * (1 + beta + beta ** 2 + beta ** 3),
  ),
  'nesterov-in-pytorch': byHand<Quadratic>(({ x: start, a, beta, lr }) =>
    move(start, 2, ({ x, v }) => {
      const velocity = beta * v + a * x;
      return { x: x - lr * (a * x + beta * velocity), v: velocity };
    }),
  ),
  'nesterov-as-published': byHand<Quadratic>(({ x: start, a, beta, lr }) =>
    move(start, 2, ({ x, v }) => {
      const velocity = beta * v + a * (x - lr * beta * v);
      return { x: x - lr * velocity, v: velocity };
    }),
  ),
  'warmup-rate': byHand<Schedule>(({ t, warmup, peak }) => (peak * t) / warmup),
  'cosine-at-a-third': byHand<Schedule>(
    ({ t, warmup, total, peak }) => peak * cosine((t - warmup) / (total - warmup)),
  ),
  'cosine-with-a-floor': byHand<Record<'t' | 'length' | 'peak' | 'least', number>>(
    ({ t, length, peak, least }) => least + (peak - least) * cosine(t / length),
  ),
  'keras-decay-steps': byHand<Schedule & { decay: number }>(
    ({ t, warmup, decay, peak }) => peak * cosine((t - warmup) / decay),
  ),
  'inverse-sqrt-rate': byHand<Schedule>(({ t, warmup, peak }) => peak * Math.sqrt(warmup / t)),
  'linear-decay-rate': byHand<Schedule>(
    ({ t, warmup, total, peak }) => (peak * (total - t)) / (total - warmup),
  ),
});
