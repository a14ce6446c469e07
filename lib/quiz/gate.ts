import { check } from './check';
import { type Drawn, draw } from './draw';
import { effortOf } from './effort';
import { readHint } from './hints';
import { kindOf } from './kinds/kinds';
import { languageProblems } from './language-check';
import { mathProblems } from './math-check';
import type { Pack } from './pack';
import { promptProblems } from './prompt-check';
import { workedSolution } from './solution';
import type { Template } from './template';
import type { Text } from './text';

export type GateFailure = { itemId: string; seed: string; reason: string };

/** What the gate found out about an item. */
export type ItemReport = {
  itemId: string;
  failures: GateFailure[];
  /** As the author sees it, 1 to 5; null where nobody said. */
  difficulty: number | null;
  /** Least and most work that a drawing is, and how many drawings were thrown away for each that was kept. */
  effort: { low: number; high: number } | null;
  redraws: number;
  /** How many different questions the seeds gave: an item with few is soon learned by heart. */
  distinct: number;
};

type Sound = Extract<Drawn, { ok: true }>;

/** What is unfair about how an answer is judged. */
function answerProblems(template: Template, { variant, key }: Sound): string[] {
  const kind = kindOf(template.kind);
  const right = kind.rightAnswer(key);
  const verdict = check(key, right);
  return [
    ...(verdict.kind === 'correct' ? [] : [`${right} should be correct and is ${verdict.kind}`]),
    ...kind.audit(template, variant.shown, key),
  ];
}

/** Every text a learner may come to see of a drawing. */
function textsOf(template: Template, { variant, key }: Sound): Text[] {
  return [
    template.title,
    variant.prompt,
    ...kindOf(template.kind).texts(variant.shown, key),
    ...template.hints.map((_, index) => readHint(template, variant, index)!.text),
    ...workedSolution(template, variant, key).steps.flatMap((step) => [step.title, step.body]),
  ];
}

function textProblems(template: Template, drawn: Sound): string[] {
  return textsOf(template, drawn).flatMap((text) => [
    ...mathProblems(text.en),
    ...mathProblems(text.zh),
    ...languageProblems(text),
  ]);
}

/** LaTeX that breaks does so whatever the numbers are; a few drawings show it, and typesetting is slow. */
const typesetSeeds = 3;

/** What judging says, or the reason why it could not be done. */
function safely(judge: () => string[]): string[] {
  try {
    return judge();
  } catch (error) {
    return [`broke: ${error instanceof Error ? error.message : error}`];
  }
}

/**
 * Judges the drawings of an item. Whether one is sound follows from its question and its key, so that what has been
 * drawn before is not judged again.
 */
function judgeOf(template: Template): {
  judge: (drawn: Sound) => readonly string[];
  known: Map<string, string[]>;
} {
  const known = new Map<string, string[]>();
  const judge = (drawn: Sound) => {
    const { params, shown } = drawn.variant;
    const question = JSON.stringify([params, shown, drawn.key]);
    const found =
      known.get(question) ??
      safely(() => [...answerProblems(template, drawn), ...promptProblems(template, params)]);
    known.set(question, found);
    return found;
  };
  return { judge, known };
}

/** A pack's mistake must end in a sentence about the item, whatever it makes the engine do. */
function drawSafely(template: Template, seed: string): Drawn {
  try {
    return draw(template, seed);
  } catch (error) {
    return { ok: false, reason: `broke: ${error instanceof Error ? error.message : error}` };
  }
}

/** Draws one item with every seed and tells each thing that would make a question unfair. */
export function gateItem(template: Template, seeds: readonly string[]): ItemReport {
  const failures: GateFailure[] = [];
  const efforts: number[] = [];
  const { judge, known } = judgeOf(template);
  const problemsOf = (drawn: Sound, typeset: boolean) => [
    ...judge(drawn),
    ...(typeset ? safely(() => textProblems(template, drawn)) : []),
  ];
  let redraws = 0;
  for (const [index, seed] of seeds.entries()) {
    const drawn = drawSafely(template, seed);
    const problems = drawn.ok ? problemsOf(drawn, index < typesetSeeds) : [drawn.reason];
    failures.push(...problems.map((reason) => ({ itemId: template.id, seed, reason })));
    if (!drawn.ok) continue;
    efforts.push(effortOf(template, drawn.variant));
    redraws += drawn.variant.redraws;
  }
  return {
    itemId: template.id,
    failures,
    difficulty: template.difficulty ?? null,
    effort: efforts.length === 0 ? null : { low: Math.min(...efforts), high: Math.max(...efforts) },
    redraws: efforts.length === 0 ? 0 : redraws / efforts.length,
    distinct: known.size,
  };
}

/** The publish gate. An empty list means that the pack may be published. */
export function gatePack(pack: Pack, { seeds }: { seeds: readonly string[] }): GateFailure[] {
  return pack.items.flatMap((template) => gateItem(template, seeds).failures);
}

/** The seeds a gate uses when nobody names others. */
export function gateSeeds(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `gate-${index + 1}`);
}
