import { expect, test } from 'vitest';
import { type Line, linesOf } from './lines';

async function linesIn(pieces: string[], limit?: number): Promise<Line[]> {
  async function* stream() {
    yield* pieces;
  }
  const found: Line[] = [];
  for await (const line of linesOf(stream(), limit)) found.push(line);
  return found;
}

test('lines are put together from pieces, with or without a newline at the end', async () => {
  expect(await linesIn(['a\nb', 'c\n\nd'])).toEqual([
    { text: 'a' },
    { text: 'bc' },
    { text: '' },
    { text: 'd' },
  ]);
  expect(await linesIn(['a\n'])).toEqual([{ text: 'a' }]);
  expect(await linesIn([])).toEqual([]);
});

test('a line that is too long is reported and the next one read', async () => {
  expect(await linesIn(['abc', 'def', 'g\nok\n'], 5)).toEqual([{ tooLong: true }, { text: 'ok' }]);
  expect(await linesIn(['abcdef'], 5)).toEqual([{ tooLong: true }]);
});
