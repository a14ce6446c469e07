/** Longer lines are answered with an error instead of being held in memory. */
export const MAX_LINE_CHARACTERS = 64 * 2 ** 20;

/** A line of a stream, or that there was one too long to keep. */
export type Line = { text: string } | { tooLong: true };

/** Splits text that comes in pieces into lines; the last one needs no newline. */
export async function* linesOf(
  pieces: AsyncIterable<string>,
  limit = MAX_LINE_CHARACTERS,
): AsyncGenerator<Line> {
  let text = '';
  let tooLong = false;
  function take(part: string): void {
    tooLong ||= text.length + part.length > limit;
    text = tooLong ? '' : text + part;
  }
  for await (const piece of pieces) {
    const [first, ...others] = piece.split('\n');
    take(first!);
    for (const part of others) {
      yield tooLong ? { tooLong } : { text };
      text = '';
      tooLong = false;
      take(part);
    }
  }
  if (tooLong) yield { tooLong };
  else if (text !== '') yield { text };
}
