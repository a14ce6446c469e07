import { createSizedCache } from './sized-cache';

/**
 * A number, but where a command may take its first digit alone (`x^2`, `\frac12`) or where it is a group of one sign
 * (`\mathbf{5}`): those belong to the shape, and are seldom drawn.
 */
const numbers = /(?<![\d.^_A-Za-z\\])(?!(?<=\{)\d\})\d+(?:\.\d+)?/g;
/** What stands for a number in the key of a shape. */
const WHOLE = '\u0001';
const FRACTION = '\u0002';

/** Numbers to render a shape with, one for each slot, known again in what comes out. */
const MARK = '804731';
const MOST_SLOTS = 1000;
const standIn = new RegExp(`${MARK}(\\d{3})(\\.5)?`);
/** A text that holds any of these cannot be told from its shape. */
const unusable = new RegExp(`[${WHOLE}${FRACTION}]|${MARK}`);

type Rendered = { text: string; rendered: string };
type Shape =
  /** One text of this shape came so far. */
  | ({ kind: 'seen' } & Rendered)
  /** What stands between the numbers, and the slot whose number follows each piece but the last. */
  | { kind: 'mould'; between: string[]; order: number[] }
  /** The numbers change more than themselves: each text is rendered on its own. */
  | { kind: 'irregular' };

/**
 * A rendering that remembers the shapes of texts, which are texts without their numbers: two variants of a question
 * differ in nothing else, and a rendering that takes milliseconds becomes a copy.
 *
 * Whether the numbers only write themselves out is not believed but tried. When a shape comes for the second time it is
 * rendered with numbers that can be found again and filled in with those of both texts; unless this gives letter by
 * letter what rendering each of them gives, the shape is irregular for good.
 *
 * @param render A pure function of its text.
 * @param capacity Characters to remember at most, keys and renderings together.
 */
export function byShape(render: (text: string) => string, capacity: number): (text: string) => string {
  const shapes = createSizedCache<Shape>(capacity);

  function learn(key: string, first: Rendered, second: Rendered): void {
    const mould = makeMould(key, render);
    const isLike = ({ text, rendered }: Rendered) =>
      mould !== null && fill(mould, readNumbers(text)) === rendered;
    if (mould === null || !isLike(first) || !isLike(second)) {
      shapes.set(key, { kind: 'irregular' }, key.length);
      return;
    }
    shapes.set(
      key,
      mould,
      mould.between.reduce((sum, piece) => sum + piece.length, key.length),
    );
  }

  return (text) => {
    if (unusable.test(text)) return render(text);
    const key = text.replace(numbers, (number) => (number.includes('.') ? FRACTION : WHOLE));
    const known = shapes.get(key);
    if (known?.kind === 'mould') return fill(known, readNumbers(text));
    if (known?.kind === 'seen' && known.text === text) return known.rendered;
    const rendered = render(text);
    if (known?.kind === 'seen') learn(key, known, { text, rendered });
    if (!known) shapes.set(key, { kind: 'seen', text, rendered }, key.length + text.length + rendered.length);
    return rendered;
  };
}

const readNumbers = (text: string): string[] => text.match(numbers) ?? [];

type Mould = Extract<Shape, { kind: 'mould' }>;

function makeMould(key: string, render: (text: string) => string): Mould | null {
  const kinds: string[] = [];
  const text = key.replace(new RegExp(`[${WHOLE}${FRACTION}]`, 'g'), (kind) => {
    const slot = kinds.push(kind) - 1;
    return `${MARK}${String(slot).padStart(3, '0')}${kind === FRACTION ? '.5' : ''}`;
  });
  if (kinds.length > MOST_SLOTS) return null;
  const pieces = render(text).split(standIn);
  const between: string[] = [pieces[0] ?? ''];
  const order: number[] = [];
  for (let at = 1; at < pieces.length; at += 3) {
    const slot = Number(pieces[at]);
    const fraction = pieces[at + 1] !== undefined;
    if (slot >= kinds.length || fraction !== (kinds[slot] === FRACTION)) return null;
    order.push(slot);
    between.push(pieces[at + 2] ?? '');
  }
  return { kind: 'mould', between, order };
}

function fill({ between, order }: Mould, found: readonly string[]): string {
  let filled = between[0] ?? '';
  for (const [at, slot] of order.entries()) filled += found[slot] + between[at + 1]!;
  return filled;
}
