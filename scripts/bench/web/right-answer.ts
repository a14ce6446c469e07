import { draw } from '@/lib/quiz/draw';
import { kindOf } from '@/lib/quiz/kinds/kinds';
import { unseal } from '@/lib/server/seal';
import { readPack } from '../../content/read-packs';
import { Problem } from '../../lib/problem';

/** All of its items ask for a number. */
export const packAsked = 'first-principles';

/** Gives what to type into the question at an address: the bench knows what the site seals its questions with. */
export function rightAnswers(secret: string): (address: string) => string {
  const read = readPack(process.cwd(), packAsked);
  if (!read.ok) throw new Problem(`the pack ${packAsked} does not parse`);
  const { items } = read.pack;
  return (address) => {
    const token = /\/q\/([^/?#]+)/.exec(new URL(address).pathname)?.[1];
    const payload = token ? unseal(secret, 'question', token) : null;
    if (payload === null) throw new Problem(`${address} is no question`);
    const [, itemId, seed] = JSON.parse(payload) as string[];
    const drawn = draw(items.find(({ id }) => id === itemId)!, seed!);
    if (!drawn.ok) throw new Problem(`${itemId} does not draw from ${seed}`);
    return kindOf(drawn.key.kind).rightAnswer(drawn.key);
  };
}
