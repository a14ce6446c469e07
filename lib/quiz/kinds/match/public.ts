import { z } from 'zod';
import { type Text, writtenTextSchema } from '../../text';

const sideSchema = z.array(z.object({ label: z.string(), text: writtenTextSchema }));

/** Both sides in orders of chance, the left with digits and the right with letters. */
export const matchShownSchema = z.object({ kind: z.literal('match'), lefts: sideSchema, rights: sideSchema });
export type MatchShown = z.infer<typeof matchShownSchema>;

type Side = { label: string; text: Text }[];
export type MatchForm = { kind: 'match'; lefts: Side; rights: Side };

export function matchForm({ lefts, rights }: MatchShown): MatchForm {
  const side = (entries: Side): Side => entries.map(({ label, text }) => ({ label, text }));
  return { kind: 'match', lefts: side(lefts), rights: side(rights) };
}
