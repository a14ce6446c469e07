import 'server-only';
import { canBeAsked, MIDDLE_DIFFICULTY, type MockCandidate } from '@/lib/quiz/compose-mock';
import type { Template } from '@/lib/quiz/template';
import type { Text } from '@/lib/quiz/text';
import { type CurrentItem, currentItems } from '../current-items';
import { partOfClaim } from '../notes';

/** A part of the course; of a pack that tests nothing of it, the pack. */
export type MockSection = { id: string; title: Text };

export type AskableItem = MockCandidate & { item: CurrentItem };

export function sectionOf(
  { claim }: Pick<Template, 'claim'>,
  pack: { slug: string; title: Text },
): MockSection {
  const part = partOfClaim(claim);
  return part
    ? { id: `notes/${part.id}`, title: part.title }
    : { id: `pack/${pack.slug}`, title: pack.title };
}

export const difficultyOf = ({ difficulty }: Pick<Template, 'difficulty'>): number =>
  difficulty ?? MIDDLE_DIFFICULTY;

/** Everything that a mock could ask; `asked`: what earlier ones had, as pack/item. */
export async function askableItems(asked: ReadonlySet<string>): Promise<AskableItem[]> {
  const items = [...(await currentItems()).entries()];
  return items
    .map(([name, item]) => ({
      name,
      section: sectionOf(item.template, item.from.pack).id,
      topic: `${item.pack}/${item.topic}`,
      claim: item.claim,
      kind: item.template.kind,
      difficulty: difficultyOf(item.template),
      asked: asked.has(name),
      item,
    }))
    .filter(canBeAsked);
}

/** The sections there are to choose from, in the order of the course, with what each holds. */
export async function mockSections(): Promise<(MockSection & { itemCount: number })[]> {
  const sections = new Map<string, MockSection & { itemCount: number }>();
  for (const { item } of await askableItems(new Set())) {
    const section = sectionOf(item.template, item.from.pack);
    const itemCount = (sections.get(section.id)?.itemCount ?? 0) + 1;
    sections.set(section.id, { ...section, itemCount });
  }
  return [...sections.values()];
}
