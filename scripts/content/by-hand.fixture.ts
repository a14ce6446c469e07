import { expect, it } from 'vitest';
import { draw } from '@/lib/quiz/draw';
import { readPack } from './read-packs';

type Numbers = Record<string, never>;
type ByHand = (params: Numbers) => number;

/** An answer from the drawn parameters that the item's prompt names. */
export const byHand = <T>(answer: (params: T) => number) => answer as unknown as ByHand;

export const sum = (xs: number[]) => xs.reduce((total, x) => total + x, 0);
export const mean = (xs: number[]) => sum(xs) / xs.length;
export const squares = (xs: number[]) => sum(xs.map((x) => (x - mean(xs)) ** 2));

/**
 * Each number that a pack asks for once more, from the words of its prompt and without the engine: so that an item that
 * asks for one thing and computes another does not pass.
 */
export function testByHand(folder: string, answers: Readonly<Record<string, ByHand>>): void {
  const read = readPack(process.cwd(), folder);
  if (!read.ok) throw new Error('run npm run -s content -- check');
  const items = read.pack.items.filter((item) => item.kind === 'numeric');
  it.each(items.map((item) => [item.id, item] as const))('%s asks for what it computes', (id, item) => {
    const answer = answers[id];
    if (answer === undefined) throw new Error(`${id} is not worked out by hand yet`);
    for (let index = 0; index < 20; index++) {
      const drawn = draw(item, `by hand ${index}`);
      if (!drawn.ok) throw new Error(drawn.reason);
      if (drawn.key.kind !== 'numeric') throw new Error(`${id} asks for no number`);
      const expected = answer(drawn.variant.params as Numbers);
      expect(Math.abs(drawn.key.value - expected)).toBeLessThanOrEqual(
        1e-11 * Math.max(Math.abs(expected), 1e-6),
      );
    }
  });
}
