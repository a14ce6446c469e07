import { type Structure, structuresOf } from '@/lib/notes/structure';
import type { Text } from '@/lib/quiz/text';
import { leftAlone } from './left-alone';
import type { Passage } from './passage';

export type KindOfStructure = Structure['kind'];
export type StructureOf<K extends KindOfStructure> = Extract<Structure, { kind: K }>;

/** The same structure in both languages. */
export type Pair<K extends KindOfStructure = KindOfStructure> = {
  kind: K;
  en: StructureOf<K>;
  zh: StructureOf<K>;
};

export const textOfPair = <K extends KindOfStructure>(
  { en, zh }: Pair<K>,
  read: (structure: StructureOf<K>) => string,
): Text => ({ en: read(en), zh: read(zh) });

const kinds: readonly KindOfStructure[] = ['definition', 'list', 'table', 'procedure', 'formula'];

export type Unused = { line: number; what: string; reason: string };

/**
 * Pairs the structures of both languages by kind and order; where they differ in number none can be paired. Lines count
 * from the passage's first.
 */
export function pairsOf({ body, title }: Passage): { pairs: Pair[]; unused: Unused[] } {
  const en = structuresOf(body.en);
  const zh = structuresOf(body.zh);
  const pairs: Pair[] = [];
  const unused: Unused[] = leftAlone(body.en, en);
  for (const kind of kinds) {
    const ofKind = (all: Structure[]) => all.filter((each) => each.kind === kind);
    const [english, chinese] = [ofKind(en), ofKind(zh)];
    if (english.length === chinese.length) {
      pairs.push(...english.map((each, index) => ({ kind, en: each, zh: chinese[index]! }) as Pair));
      continue;
    }
    const reason = `${english.length} in English and ${chinese.length} in Chinese cannot be paired`;
    unused.push({ line: english[0]?.line ?? 1, what: `${kind} of "${title.en}"`, reason });
  }
  return { pairs: pairs.sort((a, b) => a.en.line - b.en.line), unused };
}
