import { z } from 'zod';
import { countTrue, div, real } from '../../language/build';
import { defineOp, given } from '../../op';
import { integers, result } from '../../schema/fields';
import { words } from '../../schema/lists';

/** WordPiece's sign of a piece that continues the word before it. */
const CONTINUES = '##';

/** For each piece, which word it belongs to; a leading continuation is a word of its own. */
function wordOf(pieces: readonly string[]): number[] {
  let word = -1;
  return pieces.map((piece, i) => {
    if (i === 0 || !piece.startsWith(CONTINUES)) word += 1;
    return word;
  });
}

const input = z
  .strictObject({
    pieces: words('WordPiece tokens; one that starts with ## continues the word before it'),
    selected: integers({ shape: '[n]', ranks: [1], about: 'places of the pieces that were chosen' }),
  })
  .superRefine(({ pieces, selected }, context) => {
    const bad = selected.data.findIndex((place) => place >= pieces.length);
    if (bad < 0) return;
    const message = `${selected.data[bad]} where a place below ${pieces.length} is wanted`;
    context.addIssue({ code: 'custom', path: ['selected', bad], message });
  });

/**
 * Whole-word masking: where one piece of a word is chosen, all its pieces are masked together.
 * Source: the BERT repository's README, “Whole Word Masking Models” (May 2019); Cui et al. 2021 for Chinese, where the
 * words come from a segmenter.
 */
export const wordMasking = defineOp({
  id: 'bert.wordMasking',
  title: { en: 'Pieces masked by whole-word masking', zh: '全词掩码（WWM）遮住的子词' },
  source: 'BERT repository, “Whole Word Masking Models”; Cui et al. 2021',
  conventions: [
    {
      en: 'Places count from 0; the pieces of a word are neighbours, all but the first starting with ##.',
      zh: '位置从 0 开始；一个词的子词相邻，除第一个外都以 ## 开头。',
    },
  ],
  input,
  output: z.strictObject({
    places: result('[masked]', 'masked places in order'),
    masked: result('', 'how many pieces are masked'),
    share: result('', 'masked/pieces'),
  }),
  slips: {
    'pieces-alone': {
      explain: {
        en: 'Masks only the chosen pieces, as BERT did at first.',
        zh: '只遮住被选中的子词，那是最初 BERT 的做法。',
      },
      steps: { masked: (_, at) => countTrue(at('chosen')) },
    },
    'all-pieces': {
      explain: { en: 'Masks the whole text.', zh: '遮住了全部子词。' },
      steps: { masked: (_, at) => at('pieces') },
    },
  },
  define(scope, { pieces, selected }) {
    const word = wordOf(pieces);
    const chosen = new Set(selected.data);
    const words = new Set(Array.from(selected.data, (place) => word[place]!));
    const mask = (name: string, symbol: string, holds: (place: number) => boolean) => {
      const data = Float64Array.from(pieces, (_, place) => Number(holds(place)));
      return scope.mask(name, symbol, { shape: [pieces.length], data });
    };
    mask('chosen', 'c', (place) => chosen.has(place));
    const hidden = mask('hidden', 'M', (place) => words.has(word[place]!));
    const all = scope.amount('pieces', 'n', pieces.length);
    const masked = scope.step('masked', 'n_M', countTrue(hidden));
    return {
      places: given([...word.keys()].filter((place) => words.has(word[place]!))),
      masked,
      share: scope.step('share', '\\rho', div(real(masked), real(all))),
    };
  },
});
