import type { z } from 'zod';
import { div } from '../../language/build';
import type { Node } from '../../language/node';
import { take } from '../../language/rank';
import type { Scope } from '../../language/scope';
import type { Slip } from '../../op';
import { number, tensor, wantTempered } from '../../schema/fields';
import type { Tensor } from '../../tensor';

/** What every decoding step is given. */
export const logitsField = tensor({
  shape: '[V]',
  ranks: [1],
  minusInfinity: true,
  about: 'one logit for each token; −∞ for a token that is ruled out',
});

export const temperatureField = number('logits are divided by it', { above: 0 }).default(1);

/** Refines `logits`: something must be left to choose from. */
export function checkCandidates(
  { logits, temperature = 1 }: { logits: Tensor; temperature?: number },
  context: z.RefinementCtx,
): void {
  wantTempered(context, temperature, logits);
  if (logits.data.some(Number.isFinite)) return;
  const message = 'nothing but -Infinity where a token that is not ruled out is wanted';
  context.addIssue({ code: 'custom', path: ['logits'], message });
}

export type Candidates = {
  /** The finite logits as given, [F]. */
  logits: Node;
  /** Tokens for places among the candidates: [k] → [k]. */
  tokensAt: (places: Node) => Node;
  /** Tokens that are ruled out, lowest first. */
  excluded: number[];
};

/** Brings in the logits of the tokens that are not ruled out, so that no −∞ reaches a kernel. */
export function candidates(scope: Scope, logits: Tensor): Candidates {
  const all = [...logits.data.keys()];
  const left = all.filter((token) => Number.isFinite(logits.data[token]));
  const excluded = all.filter((token) => !Number.isFinite(logits.data[token]));
  const of = (numbers: number[]): Tensor => ({ shape: [numbers.length], data: Float64Array.from(numbers) });
  const given = scope.tensor('logits', 'z', of(left.map((token) => logits.data[token]!)));
  if (excluded.length === 0) return { logits: given, tokensAt: (places) => places, excluded };
  const tokens = scope.counts('candidates', 'C', of(left));
  return { logits: given, tokensAt: (places) => take(tokens, places), excluded };
}

/** The step z/T. */
export function tempered(scope: Scope, logits: Node, temperature: number): Node {
  return scope.step('tempered', '\\tfrac{z}{T}', div(logits, scope.scalar('temperature', 'T', temperature)));
}

/** The mistakes with a temperature that every sampler shares. */
export function temperatureSlips<Input extends { temperature: number }>(): Record<string, Slip<Input>> {
  return {
    'temperature-multiplied': {
      explain: {
        en: 'Multiplies the logits by the temperature instead of dividing.',
        zh: '把 logits 乘以温度，而不是除以温度。',
      },
      input: (given) => ({ ...given, temperature: 1 / given.temperature }),
    },
    'temperature-ignored': {
      explain: { en: 'Leaves the temperature out.', zh: '没有用温度。' },
      input: (given) => ({ ...given, temperature: 1 }),
    },
  };
}
