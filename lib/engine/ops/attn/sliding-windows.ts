import { z } from 'zod';
import { add, floorDiv, maximum, minimum, mul, sub, TooLarge, whole } from '../../language/build';
import { defineOp } from '../../op';
import { count, result } from '../../schema/fields';

/** Longer lists of windows are refused, not cut. */
const MAX_WINDOWS = 500_000;

const input = z
  .strictObject({
    length: count('tokens of the text'),
    window: count('tokens of a window'),
    overlap: count('tokens that a window shares with the one before', 0).default(0),
  })
  .superRefine(({ window, overlap }, context) => {
    if (overlap < window) return;
    const message = `${overlap} where less than window (${window}) is wanted, or the windows would stand still`;
    context.addIssue({ code: 'custom', path: ['overlap'], message });
  });

/**
 * A long text in windows [start, end) of which each starts window − overlap after the one before, until one reaches
 * the end: ⌈(length − window)/(window − overlap)⌉ + 1 of them, the last one possibly short.
 * Source: Devlin et al. 2019's run_squad.py (`doc_stride`) and Hugging Face tokenizers (`stride` is the overlap there).
 */
export const slidingWindows = defineOp({
  id: 'attn.slidingWindows',
  title: { en: 'Windows over a long text', zh: '长文本的滑动窗口' },
  source: 'run_squad.py of Devlin et al. 2019 (doc_stride); Hugging Face tokenizers (stride)',
  conventions: [
    {
      en: '`overlap` is what neighbours share; the step is window − overlap (Hugging Face calls the overlap stride).',
      zh: '`overlap` 为相邻窗口共享的词元数，步长为 window − overlap（Hugging Face 的 stride 指的是重叠）。',
    },
    {
      en: 'Ends are exclusive; no window starts once one has reached the end; special tokens are not counted.',
      zh: '右端不含；一旦有窗口到达末尾就不再开新窗口；不计特殊词元。',
    },
  ],
  input,
  output: z.strictObject({
    windows: result('[count,2]', '[start, end)'),
    count: result('', 'how many windows'),
  }),
  slips: {
    'overlap-ignored': {
      explain: {
        en: 'Divides the length by the window as if nothing overlapped.',
        zh: '直接用长度除以窗口，没有考虑重叠。',
      },
      input: (given) => ({ ...given, overlap: 0 }),
    },
    'overlap-as-step': {
      explain: {
        en: 'Steps by the overlap instead of by window − overlap.',
        zh: '把重叠当成了步长，步长应为 window − overlap。',
      },
      input: (given) => (given.overlap > 0 ? { ...given, overlap: given.window - given.overlap } : given),
    },
    'rest-dropped': {
      explain: {
        en: 'Leaves out the last, short window.',
        zh: '丢掉了末尾不足一个窗口的部分。',
      },
      steps: {
        count: (_, at) => add(floorDiv(at('beyondFirst'), at('step')), whole(1)),
      },
    },
    'every-step-starts-one': {
      explain: {
        en: 'Starts a window at every step up to the end, even when the one before has reached it.',
        zh: '前一个窗口已经到达末尾，还继续开新窗口。',
      },
      steps: {
        count: (_, at) => floorDiv(sub(add(at('length'), at('step')), whole(1)), at('step')),
      },
    },
  },
  define(scope, given) {
    const stride = given.window - given.overlap;
    const windows = Math.ceil(Math.max(0, given.length - given.window) / stride) + 1;
    if (windows > MAX_WINDOWS) throw new TooLarge(`${windows} windows, over ${MAX_WINDOWS}`);
    const length = scope.amount('length', 'n', given.length);
    const window = scope.amount('window', 'w', given.window);
    const overlap = scope.amount('overlap', 'o', given.overlap);
    const step = scope.step('step', 's', sub(window, overlap));
    const beyondFirst = scope.step('beyondFirst', '(n-w)^{+}', sub(maximum(length, window), window));
    const roundUp = sub(add(beyondFirst, step), whole(1));
    const indices = { shape: [windows, 1], data: Float64Array.from({ length: windows }, (_, i) => i) };
    const starts = mul(scope.counts('index', 'i', indices), step);
    const edges = scope.counts('edges', '(0,w)', {
      shape: [1, 2],
      data: Float64Array.of(0, given.window),
    });
    return {
      windows: scope.step('windows', '[a,b)', minimum(add(starts, edges), length)),
      count: scope.step('count', 'n_w', add(floorDiv(roundUp, step), whole(1))),
    };
  },
});
