import type { Text } from '@/lib/engine/text';
import { readNumber } from './call';
import type { Claim } from './notes';
import { writeNumber } from './number';
import { fillIn, type Setting } from './placeholders';

/** A claim's numbers by name, each as the engine computes it; `proveNotes` tells beforehand which it cannot. */
function numbersOf(claim: Claim): Map<string, (setting: Setting) => string> {
  return new Map(
    Object.entries(claim.values).map(([name, { op, input, slip, path, ...format }]) => {
      const read = readNumber({ op, input, slip }, path);
      if (!read.ok) throw new Error(`${claim.id}: ${read.reason}`);
      return [name, (setting: Setting) => writeNumber(read.value, format, setting)];
    }),
  );
}

export type LinkTo = (claimId: string, language: keyof Text) => string;

/** The title and text of a claim as Markdown, with numbers in their places and links to other claims made real. */
export function compose(claim: Claim, linkTo: LinkTo): { title: Text; body: Text } {
  const numbers = numbersOf(claim);
  const write = (text: string, language: keyof Text) =>
    fillIn(text, ({ name, setting }) => numbers.get(name)!(setting)).replace(
      /\]\(claim:([^)\s]*)\)/g,
      (_, id: string) => `](${linkTo(id, language)})`,
    );
  const both = ({ en, zh }: Text) => ({ en: write(en, 'en'), zh: write(zh, 'zh') });
  return { title: both(claim.title), body: both(claim.body) };
}
