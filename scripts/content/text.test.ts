import { byHand, mean, sum, testByHand } from './by-hand.fixture';

const dot = (a: number[], b: number[]) => sum(a.map((x, i) => x * b[i]!));
const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
const softmax = (xs: number[], at: number) => Math.exp(xs[at]!) / sum(xs.map(Math.exp));
const column = (rows: number[][], at: number) => rows.map((row) => row[at]!);
/** Ordered pairs of places at most so far apart. */
const pairsWithin = (count: number, window: number) => 2 * window * count - window * (window + 1);

type Term = Record<'count' | 'length' | 'docs' | 'df', number>;
type Step = { c: number[]; pos: number[]; neg: number[][] };

testByHand('text', {
  'static-cosine-of-two-senses': byHand<object>(() => 1),
  'attended-bank': byHand<{ v: number[]; w: number[]; at: number }>(({ v, w, at }) => {
    const own = softmax([dot(v, v) / Math.SQRT2, dot(v, w) / Math.SQRT2], 0);
    return own * v[at]! + (1 - own) * w[at]!;
  }),
  'tf-of-a-term': byHand<Term>(({ count, length }) => count / length),
  'idf-smooth-denominator': byHand<Term>(({ docs, df }) => Math.log(docs / (df + 1))),
  'idf-sklearn': byHand<Term>(({ docs, df }) => Math.log((1 + docs) / (1 + df)) + 1),
  'idf-base-two': byHand<Term>(({ docs, df }) => Math.log2(docs / df)),
  'idf-in-every-document': byHand<Term>(({ docs }) => Math.log(docs / (docs + 1))),
  'tf-idf-score': byHand<Term>(({ count, length, docs, df }) => (count / length) * Math.log(docs / (df + 1))),
  'bag-of-words-density': byHand<{ distinct: number; vocab: number }>(
    ({ distinct, vocab }) => (100 * distinct) / vocab,
  ),
  'embedding-cosine': byHand<{ a: number[]; b: number[] }>(
    ({ a, b }) => dot(a, b) / (Math.hypot(...a) * Math.hypot(...b)),
  ),
  'cbow-hidden': byHand<{ context: number[][]; at: number }>(({ context, at }) => mean(column(context, at))),
  'cbow-probability': byHand<{ context: number[][]; vocab: number[][]; target: number }>(
    ({ context, vocab, target }) => {
      const hidden = [mean(column(context, 0)), mean(column(context, 1))];
      return softmax(
        vocab.map((word) => dot(word, hidden)),
        target,
      );
    },
  ),
  'skip-gram-pairs': byHand<{ n: number; window: number }>(({ n, window }) => pairsWithin(n, window)),
  'negative-sampling-loss': byHand<Step>(
    ({ c, pos, neg }) => -Math.log(sigmoid(dot(c, pos))) - Math.log(sigmoid(-dot(c, neg[0]!))),
  ),
  'negative-sampling-update': byHand<Step & { lr: number; at: number }>(({ c, pos, neg, lr, at }) => {
    const towards = (1 - sigmoid(dot(c, pos))) * pos[at]!;
    const away = sigmoid(dot(c, neg[0]!)) * neg[0]![at]!;
    return c[at]! + lr * (towards - away);
  }),
  'item2vec-set-pairs': byHand<{ items: number }>(({ items }) => items * (items - 1)),
  'item2vec-lost-by-window': byHand<{ items: number; window: number }>(({ items, window }) =>
    pairsWithin(items, window),
  ),
});
