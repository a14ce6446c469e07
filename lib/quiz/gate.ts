import { type Evaluation, errorBound } from '@/lib/engine/evaluate';
import { check } from './check';
import { type Drawn, draw } from './draw';
import { readHint } from './hints';
import { formatAccepted, formatKey } from './key-display';
import { confusions } from './kinds/numeric/confusions';
import { halfWidth } from './kinds/numeric/interval';
import { fromBase } from './kinds/numeric/units';
import { mathProblems } from './math-check';
import type { Pack } from './pack';
import { readNumber } from './path';
import { promptProblems } from './prompt-check';
import { workedSolution } from './solution';
import type { Template } from './template';
import type { AnswerKey, Variant } from './variant';

/** Float32 on the learner's machine may use up at most this share of the tolerance. */
const boundShare = 1 / 10;

export type GateFailure = { itemId: string; seed: string; reason: string };

export type GateOptions = {
  seeds: readonly string[];
};

type Sound = Extract<Drawn, { ok: true }>;

function keyProblems(variant: Variant, key: AnswerKey): string[] {
  if (!Number.isFinite(key.value)) return [`the key is ${key.value}`];
  const { low, high } = formatAccepted(key);
  const unit = key.unit === null ? '' : ` ${key.unit.id}`;
  const texts = [String(key.value), formatKey(key), low, high].map((text) => text + unit);
  const problems = texts.flatMap((raw) => {
    const verdict = check(variant, key, { kind: 'numeric', raw });
    return verdict.kind === 'correct' ? [] : [`"${raw}" should be correct and is ${verdict.kind}`];
  });
  if (key.comparator.kind !== 'exact' && halfWidth(key.value, key.comparator) === 0) {
    problems.push('the tolerance is zero here: a key of 0 needs a floor');
  }
  return problems;
}

function slipProblems(template: Template, key: AnswerKey): string[] {
  const notNumbers = key.slips.filter((slip) => !Number.isFinite(slip.value));
  return [...notNumbers.map((slip) => `slip ${slip.id} is ${slip.value}`), ...confusions(template, key)];
}

/** Whether the proven float32 error is far inside the tolerance; exact items have none to stay inside of. */
function boundProblems(key: AnswerKey): string[] {
  const { op, input, path } = key.engine;
  const bounds = errorBound(op, input);
  if (!bounds.ok) return [`no float32 bound: ${bounds.error.message}`];
  const bound = readNumber(bounds.value as Evaluation, path);
  if (!bound.ok) return [`no float32 bound at ${bound.reason}`];
  const allowed = halfWidth(key.value, key.comparator) * boundShare;
  const error = fromBase(bound.value, key.unit?.id ?? null);
  return error <= allowed
    ? []
    : [`the float32 bound ${error} is more than a tenth of the tolerance (${allowed})`];
}

function textProblems(template: Template, { variant, key }: Sound): string[] {
  const solution = workedSolution(template, variant, key);
  const texts = [
    variant.prompt,
    ...key.slips.map((slip) => slip.feedback),
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
    ...keyProblems(drawn.variant, drawn.key),
    ...slipProblems(template, drawn.key),
    ...boundProblems(drawn.key),
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
