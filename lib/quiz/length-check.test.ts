import { describe, expect, it } from 'vitest';
import { makeItem } from './kinds/items.fixture';
import { lengthProblems } from './length-check';
import type { Pack } from './pack';

const text = (en: string, zh: string) => ({ en, zh });

/** A pack of choices between a right option and a wrong one, as long as said. */
function packOf(
  choices: { right: string; wrong: string }[],
  chinese = { right: '对的', wrong: '错的' },
): Pack {
  const items = choices.map(({ right, wrong }, index) =>
    makeItem('choice', {
      id: `choice-${index}`,
      options: [
        { id: 'right', right: true, text: text(right, chinese.right) },
        { id: 'wrong', text: text(wrong, chinese.wrong), why: text('Wrong.', '不对。') },
      ],
    }),
  );
  return {
    slug: 'p',
    title: text('p', '题'),
    summary: text('p', '题'),
    authors: [],
    topics: [],
    retired: [],
    items,
  };
}

const even = { right: 'as long', wrong: 'as wide' };
const telling = { right: 'said with much more care', wrong: 'said in short' };

describe('lengthProblems', () => {
  it('returns nothing where the right options are longer no more often than in two items of five', () => {
    expect(lengthProblems(packOf([telling, telling, even, even, even]))).toEqual([]);
  });

  it('names the items where they are longer more often', () => {
    expect(lengthProblems(packOf([telling, even, telling, telling, even]))).toEqual([
      'in 60% of the choices a right option is the longest by a quarter (en): choice-0, choice-2, choice-3',
    ]);
  });

  it('looks at each language', () => {
    const chinese = { right: '说得细致周到得多的那一个', wrong: '短的' };
    expect(lengthProblems(packOf([even, even, even, even, even], chinese))).toEqual([
      expect.stringContaining('in 100% of the choices a right option is the longest by a quarter (zh)'),
    ]);
  });

  it('says nothing of fewer than five choices', () => {
    expect(lengthProblems(packOf([telling, telling, telling, telling]))).toEqual([]);
  });
});
