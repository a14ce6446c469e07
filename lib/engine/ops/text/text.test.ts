import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answer, expectDigits, numbersOf } from '../../answer.fixture';
import { evaluate } from '../../evaluate';

describe('TF-IDF', () => {
  it('weighs a term that stands 3 times in 100 words and in 9 of 1000 documents with .1382', () => {
    const term = { count: 3, length: 100, docs: 1000, docFrequency: 9 };
    const { tf, idf, tfIdf } = answer('text.termWeight', term);
    expect(tf).toBe(0.03);
    expectDigits(idf!, '4.605');
    expectDigits(tfIdf!, '0.1382');
    expectDigits(answer('text.termWeight', term, 'base-ten').idf!, '2.000');
    expectDigits(answer('text.termWeight', { ...term, idf: 'sklearn' }).idf!, '5.606');
    // gensim's TfidfModel: log2(N/df).
    expectDigits(answer('text.termWeight', { ...term, idf: 'plain', logBase: '2' }).idf!, '6.796');
  });

  it('gives a term that every document has a negative weight: ln(3/4)', () => {
    const term = { count: 1, length: 1, docs: 3, docFrequency: 3 };
    expectDigits(answer('text.termWeight', term).idf!, '-0.2877');
    expect(answer('text.termWeight', term, 'negative-cut-off').idf).toBe(0);
  });

  // Counts and results of scikit-learn's user guide, “Tf–idf term weighting” (feature_extraction).
  const counts = [
    [3, 0, 1],
    [2, 0, 0],
    [3, 0, 0],
    [4, 0, 0],
    [3, 2, 0],
    [3, 0, 2],
  ];
  const docs = counts.map((row) => row.flatMap((n, j) => new Array(n).fill('abc'[j])));

  it('agrees with scikit-learn’s example', () => {
    const { idf, tfIdf } = answer('text.tfIdf', { docs, idf: 'sklearn', normalize: 'l2' });
    expectDigits(idf!, '1', '2.2528', '1.8473');
    const [first, second] = tfIdf as number[][];
    expectDigits(first!, '0.8515', '0', '0.5243');
    expect(second).toEqual([1, 0, 0]);
  });

  it('never weighs a more frequent term more', () => {
    const form = fc.constantFrom('smoothDenominator', 'plain', 'sklearn');
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 10_000 }), fc.nat(), form, (docs, at, idf) => {
        const docFrequency = 1 + (at % (docs - 1));
        const weight = (df: number) =>
          answer('text.termWeight', { count: 1, length: 1, docs, docFrequency: df, idf }).idf as number;
        expect(weight(docFrequency)).toBeGreaterThan(weight(docFrequency + 1));
      }),
    );
  });

  it('gives each term of a text the weight of its counts', () => {
    const { idf, tf, tfIdf } = answer('text.tfIdf', { docs });
    const term = { count: 3, length: 4, docs: 6, docFrequency: 6 };
    const one = answer('text.termWeight', term);
    expect([(tf as number[][])[0]![0], (idf as number[])[0], (tfIdf as number[][])[0]![0]]).toEqual([
      one.tf,
      one.idf,
      one.tfIdf,
    ]);
  });

  it('sorts the vocabulary by code point, not by UTF-16 unit', () => {
    const words = ['\u{1F600}', '\uFF21', 'b', 'a', '\u{1F600}a', '\u{1F601}', ''];
    expect(answer('text.tfIdf', { docs: [words] }).vocabulary).toEqual([
      '',
      'a',
      'b',
      '\uFF21',
      '\u{1F600}',
      '\u{1F600}a',
      '\u{1F601}',
    ]);
  });

  it('sorts as comparing code points one by one does', () => {
    // Letters below and above the surrogates, pairs, and halves of pairs.
    const unit = fc.constantFrom('a', 'z', '\uFF21', '\u{1F600}', '\u{1F601}', '\uD83D', '\uDE01');
    const words = fc.uniqueArray(fc.string({ unit, maxLength: 4 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(words, (tokens) => {
        const points = (word: string) => Array.from(word, (c) => c.codePointAt(0)!);
        const compare = (a: string, b: string) => {
          const [left, right] = [points(a), points(b)];
          const at = left.findIndex((point, i) => point !== right[i]);
          return at < 0 ? left.length - right.length : left[at]! - (right[at] ?? -1);
        };
        expect(answer('text.tfIdf', { docs: [tokens] }).vocabulary).toEqual([...tokens].sort(compare));
      }),
    );
  });

  it('takes any word for a word', () => {
    const { vocabulary, tf } = answer('text.tfIdf', { docs: [['__proto__', 'constructor'], ['toString']] });
    expect(vocabulary).toEqual(['__proto__', 'constructor', 'toString']);
    expect(tf).toEqual([
      [0.5, 0.5, 0],
      [0, 0, 1],
    ]);
  });

  it('rejects a document without a direction to normalise, and a table beyond all measure', () => {
    expect(
      evaluate('text.tfIdf', { docs: [['a'], ['a', 'b']], idf: 'plain', normalize: 'l2' }),
    ).toMatchObject({
      error: { code: 'INVALID_INPUT', path: 'input.docs[0]' },
    });
    const many = Array.from({ length: 2000 }, (_, i) => [`word${i}`]);
    expect(evaluate('text.tfIdf', { docs: many })).toMatchObject({ error: { code: 'UNSUPPORTED' } });
  });

  it.each([
    ['an empty document', { docs: [['a'], []] }, 'input.docs[1]'],
    ['a number for a word', { docs: [['a', 1]] }, 'input.docs[0][1]'],
    ['words without documents', { docs: ['a'] }, 'input.docs[0]'],
  ])('rejects %s', (_, input, path) => {
    expect(evaluate('text.tfIdf', input)).toMatchObject({ error: { code: 'INVALID_INPUT', path } });
  });
});

describe('keywords', () => {
  const texts = [
    ['the', 'car', 'sees', 'the', 'sensor', 'the', 'sensor'],
    ['the', 'sea'],
    ['the', 'car'],
  ];
  const found = (doc: number, k: number, slip?: string) => {
    const { vocabulary, indices } = answer('text.keywords', { docs: texts, doc, k }, slip);
    return (indices as number[]).map((place) => (vocabulary as string[])[place]);
  };

  it('are what a document has often and the others seldom; frequency alone prefers “the”', () => {
    expect(found(0, 2)).toEqual(['sensor', 'sees']);
    expect(found(0, 1, 'by-frequency')).toEqual(['the']);
    expect(found(1, 1)).toEqual(['sea']);
  });

  it('weigh what TF-IDF weighs, in a vector that is mostly zero', () => {
    const { indices, weights, density } = answer('text.keywords', { docs: texts, doc: 1, k: 5 });
    const [, row] = answer('text.tfIdf', { docs: texts }).tfIdf as number[][];
    expect(weights).toEqual((indices as number[]).map((place) => row![place]));
    expect(density).toBe(2 / 5);
  });

  it.each([
    ['a document that is not there', { doc: 3, k: 1 }, 'input.doc'],
    ['more keywords than there are tokens', { doc: 0, k: 6 }, 'input.k'],
  ])('reject %s', (_, fields, path) => {
    expect(evaluate('text.keywords', { docs: texts, ...fields })).toMatchObject({ error: { path } });
  });
});

describe('training pairs', () => {
  const words = Array.from({ length: 10 }, (_, i) => `w${i}`);

  it('of ten words and a window of 2 are 34, not 40', () => {
    expect(answer('text.skipGramPairs', { tokens: words, window: 2 }).count).toBe(34);
    expect(answer('text.skipGramPairs', { tokens: words, window: 2 }, 'ends-not-clipped').count).toBe(40);
  });

  it('are as many as the formula says, however wide the window', () => {
    const tokens = fc.array(fc.constantFrom('a', 'b'), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(tokens, fc.integer({ min: 1, max: 15 }), (given, window) => {
        const { pairs, count } = answer('text.skipGramPairs', { tokens: given, window });
        expect(pairs).toHaveLength(count as number);
      }),
    );
  });

  it('of a set of ten items are 90; within a window of 2, 34', () => {
    expect(answer('text.itemPairs', { items: 10, window: 2 })).toEqual({ set: 90, windowed: 34 });
    expect(answer('text.itemPairs', { items: 10, window: 9 })).toEqual({ set: 90, windowed: 90 });
  });

  it('beyond a million are refused', () => {
    const tokens = new Array(10_000).fill('a');
    expect(evaluate('text.skipGramPairs', { tokens, window: 1000 })).toMatchObject({
      error: { code: 'UNSUPPORTED' },
    });
  });
});

describe('word vectors', () => {
  it('of two one-hot words have cosine 0', () => {
    expect(answer('text.cosine', { a: [1, 0, 0], b: [0, 1, 0] }).similarity).toBe(0);
  });

  it('have a cosine that no scale changes, however large or small', () => {
    const vectors = fc.tuple(
      ...[1, 2].map(() => fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 3, maxLength: 3 })),
    );
    const scale = fc.constantFrom(1, 1e-300, 1e300, 1e-160, 1e160, 3);
    fc.assert(
      fc.property(vectors, scale, ([a, b], factor) => {
        const { similarity } = answer('text.cosine', { a: a!.map((x) => x * factor), b });
        expect(similarity).toBeCloseTo(answer('text.cosine', { a, b }).similarity as number, 10);
      }),
    );
  });

  it('predict as CBOW with the mean of the context, so that a repeated context changes nothing', () => {
    const input = {
      context: [
        [1, 0],
        [0, 1],
      ],
      output: [
        [1, 1],
        [0, 0],
        [-1, 2],
      ],
      target: 0,
    };
    const once = answer('text.cbowForward', input);
    expect(answer('text.cbowForward', { ...input, context: [...input.context, ...input.context] })).toEqual(
      once,
    );
    expect(Math.exp(-(once.loss as number))).toBeCloseTo((once.probs as number[])[0]!, 12);
  });

  it('lose less after a small step of negative sampling', () => {
    const vector = fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(
        vector,
        vector,
        fc.array(vector, { minLength: 1, maxLength: 3 }),
        (center, context, negatives) => {
          const before = answer('text.sgnsStep', { center, context, negatives, lr: 1e-4 });
          const after = answer('text.sgnsStep', {
            center: before.center,
            context: before.context,
            negatives: before.negatives,
            lr: 0,
          });
          expect(after.loss as number).toBeLessThanOrEqual((before.loss as number) + 1e-12);
          expect(numbersOf(after.center!)).toEqual(numbersOf(before.center!));
        },
      ),
    );
  });
});
