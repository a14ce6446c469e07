import { gateItem } from '@/lib/quiz/gate';
import { checkItem } from '@/lib/quiz/pack-rules';
import { templateSchema } from '@/lib/quiz/template';
import type { Draft, DraftItem } from './draft';
import { fromCall } from './from-call';
import { fromDefinition } from './from-definition';
import { fromList } from './from-list';
import { fromProcedure } from './from-procedure';
import { fromTable } from './from-table';
import type { Passage, Source, TiedCall } from './passage';
import { type KindOfStructure, type Pair, pairsOf, type StructureOf } from './structures';

/** One line of the report: what stands where, and what became of it. */
export type Outcome = { line: number; what: string } & ({ id: string; kind: string } | { skipped: string });

export type Generated = { items: DraftItem[]; outcomes: Outcome[] };

type Found = { passage: Passage; pairs: Pair[] };

const whatOf: { [K in KindOfStructure]: (structure: StructureOf<K>) => string } = {
  definition: ({ term }) => `definition of "${term}"`,
  list: ({ stem }) => `list "${stem}"`,
  table: ({ header }) => `table ${header.join(' | ')}`,
  procedure: ({ stem }) => `procedure "${stem}"`,
  formula: ({ latex }) => `formula ${latex.split('\n')[0]}`,
};

function inShort(pair: Pair): string {
  // The rule and the structure are of one kind, which the union of both cannot say.
  const what = (whatOf[pair.kind] as (structure: Pair['en']) => string)(pair.en);
  return what.length <= 90 ? what : `${what.slice(0, 89)}…`;
}

function draftsOf(pair: Pair, passage: Passage, all: readonly Pair[], formulas: ReadonlySet<Pair>): Draft[] {
  const alike = <K extends KindOfStructure>(kind: K) =>
    all.filter((other): other is Pair<K> & Pair => other.kind === kind);
  switch (pair.kind) {
    case 'definition':
      return [fromDefinition(pair as Pair<'definition'>, passage, alike('definition'))];
    case 'list':
      return [fromList(pair as Pair<'list'>, passage, alike('list'))];
    case 'table':
      return fromTable(pair as Pair<'table'>, passage);
    case 'procedure':
      return [fromProcedure(pair as Pair<'procedure'>, passage)];
    case 'formula':
      return formulas.has(pair) ? [] : [{ skipped: 'it is tied to no op' }];
  }
}

/** The formula that a call stands under: the last one before it, or else the passage's first. */
function formulaOf(
  pairs: readonly Pair[],
  passage: Passage,
  { line }: TiedCall,
): Pair<'formula'> | undefined {
  const formulas = pairs.filter((pair) => pair.kind === 'formula') as Pair<'formula'>[];
  return formulas.filter(({ en }) => passage.line + en.line - 1 < line).at(-1) ?? formulas[0];
}

/** What the gate says of a text that somebody has still to translate. */
const untranslated = /^(English in the Chinese|Chinese in the English) text/;

/** A draft has to be an item that passes the gate; what is wrong with one that does not. */
function unsound(item: DraftItem, topics: ReadonlySet<string>): string | null {
  const parsed = templateSchema.safeParse(item);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return `${issue!.path.join('.')}: ${issue!.message}`;
  }
  const [problem] = checkItem(parsed.data, topics);
  if (problem !== undefined) return `${problem.path.map(String).join('.')}: ${problem.message}`;
  const { failures } = gateItem(parsed.data, ['generate']);
  return failures.find(({ reason }) => !untranslated.test(reason))?.reason ?? null;
}

/** Drafts a pack's items from a document: the same document always gives the same items under the same ids. */
export function generate(source: Source): Generated {
  const outcomes: Outcome[] = [];
  const items: DraftItem[] = [];
  const topics = new Set(source.topics.map((topic) => topic.id));
  const taken = new Set<string>();
  const found: Found[] = source.passages.map((passage) => {
    const { pairs, unused } = pairsOf(passage);
    for (const { line, what, reason } of unused)
      outcomes.push({ line: passage.line + line - 1, what, skipped: reason });
    return { passage, pairs };
  });
  const all = found.flatMap(({ pairs }) => pairs);

  function keep(draft: Draft, line: number, what: string): void {
    const reason = 'skipped' in draft ? draft.skipped : unsound(draft.item, topics);
    const twice = 'item' in draft && taken.has(draft.item.id);
    if ('skipped' in draft || reason !== null || twice) {
      outcomes.push({ line, what, skipped: reason ?? 'the same stands elsewhere in this document' });
      return;
    }
    taken.add(draft.item.id);
    items.push(draft.item);
    outcomes.push({ line, what, id: draft.item.id, kind: draft.item.kind });
  }

  for (const { passage, pairs } of found) {
    const { calls, line } = passage;
    const tied = calls.map((call) => ({ call, formula: formulaOf(pairs, passage, call) }));
    const formulas = new Set(tied.flatMap(({ formula }) => (formula ? [formula as Pair] : [])));
    for (const pair of pairs)
      for (const draft of draftsOf(pair, passage, all, formulas))
        keep(draft, line + pair.en.line - 1, inShort(pair));
    for (const { call, formula } of tied)
      keep(
        fromCall(call, passage, formula?.en.latex ?? null),
        call.line,
        `${call.op} ${call.path.join('.')}`,
      );
  }
  return { items, outcomes: outcomes.sort((a, b) => a.line - b.line) };
}
