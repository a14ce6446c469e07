import { check } from './check';
import { type Drawn, draw } from './draw';
import { readHint } from './hints';
import { kindOf } from './kinds/kinds';
import { mathProblems } from './math-check';
import type { Pack } from './pack';
import { promptProblems } from './prompt-check';
import { workedSolution } from './solution';
import type { Template } from './template';

export type GateFailure = { itemId: string; seed: string; reason: string };

export type GateOptions = {
  seeds: readonly string[];
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

function textProblems(template: Template, { variant, key }: Sound): string[] {
  const solution = workedSolution(template, variant, key);
  const texts = [
    variant.prompt,
    ...kindOf(template.kind).texts(variant.shown, key),
    ...template.hints.map((_, index) => readHint(template, variant, index)!.text),
    ...solution.steps.flatMap((step) => [step.title, step.body]),
  ];
  return texts.flatMap((text) => [...mathProblems(text.en), ...mathProblems(text.zh)]);
}

/** LaTeX that breaks does so whatever the numbers are; a few drawings show it, and typesetting is slow. */
const typesetSeeds = 3;

function problemsOf(template: Template, seed: string, typeset: boolean): string[] {
  const drawn = draw(template, seed);
  if (!drawn.ok) return [drawn.reason];
  return [
    ...answerProblems(template, drawn),
    ...promptProblems(template, drawn.variant.params),
    ...(typeset ? textProblems(template, drawn) : []),
  ];
}

/**
 * The publish gate: draws every item of a pack with every seed and tells each thing that would make a question
 * unfair. An empty list means that the pack may be published.
 */
export function gatePack(pack: Pack, { seeds }: GateOptions): GateFailure[] {
  return pack.items.flatMap((template) =>
    seeds.flatMap((seed, index) => {
      try {
        return problemsOf(template, seed, index < typesetSeeds).map((reason) => ({
          itemId: template.id,
          seed,
          reason,
        }));
      } catch (error) {
        return [
          { itemId: template.id, seed, reason: `broke: ${error instanceof Error ? error.message : error}` },
        ];
      }
    }),
  );
}

/** The seeds a gate uses when nobody names others. */
export function gateSeeds(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `gate-${index + 1}`);
}
