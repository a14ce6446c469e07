import type { Stream } from '@/lib/engine/random';
import { compute } from '../../expression/source';
import type { JsonObject } from '../../json';
import { digitAt, sample, shuffle } from '../../shuffle';
import { locales } from '../../text';
import { makeWriter } from '../../writer';
import type { DrawnKind, DrawTools } from '../kind';
import type { ChoiceShown } from './public';
import type { ChoiceTemplate } from './template';

type Option = ChoiceTemplate['options'][number];
type Judged = Option & { isRight: boolean };

/** As many options as digits can choose. */
const mostShown = 9;

function judge(options: readonly Option[], params: JsonObject): Judged[] | { reason: string } {
  const judged: Judged[] = [];
  for (const option of options) {
    if (typeof option.right === 'boolean') {
      judged.push({ ...option, isRight: option.right });
      continue;
    }
    const computed = compute(option.right.slice(1), params);
    if (!computed.ok) return { reason: `option ${option.id}: ${computed.reason}` };
    if (typeof computed.value !== 'boolean')
      return { reason: `option ${option.id}: "${option.right}" does not give true or false` };
    judged.push({ ...option, isRight: computed.value });
  }
  return judged;
}

function countOf(wanted: number | [number, number], stream: Stream): number {
  return typeof wanted === 'number' ? wanted : stream.uniformInt(wanted[0], Math.max(...wanted));
}

/** Takes as many right and wrong options as the item shows, in the order written. */
function chosen({ show }: ChoiceTemplate, options: readonly Judged[], stream: Stream): Judged[] {
  if (show === undefined) return [...options];
  const right = sample(
    options.filter((option) => option.isRight),
    countOf(show.right, stream),
    stream,
  );
  const wrong = sample(
    options.filter((option) => !option.isRight),
    countOf(show.wrong, stream),
    stream,
  );
  const kept = new Set([...right, ...wrong]);
  return options.filter((option) => kept.has(option));
}

function countProblem({ multiple }: ChoiceTemplate, options: readonly Judged[]): string | undefined {
  const rights = options.filter((option) => option.isRight).length;
  if (rights === 0) return 'none of the options is right';
  if (!multiple && rights > 1) return `${rights} options are right, of which one is to be chosen`;
  if (options.length > mostShown) return `${options.length} options are shown; ${mostShown} is the most`;
  return options.length < 2 ? 'only one option is shown' : undefined;
}

/** Two options that read the same in some language, however they were computed. */
function sameOptions({ options }: ChoiceShown): string | undefined {
  for (const locale of locales) {
    const seen = new Map<string, string>();
    for (const { label, text } of options) {
      const words = text[locale].replace(/\s+/g, ' ').toLowerCase();
      if (seen.has(words)) return `two choices read the same (${locale}): "${text[locale].slice(0, 60)}"`;
      seen.set(words, label);
    }
  }
  return undefined;
}

/** Chooses, shuffles and labels the options. */
export function drawChoice(template: ChoiceTemplate, { params, stream }: DrawTools): DrawnKind<'choice'> {
  const judged = judge(template.options, params);
  if ('reason' in judged) return { ok: false, reason: judged.reason };
  const some = chosen(template, judged, stream('options'));
  const miscounted = countProblem(template, some);
  if (miscounted !== undefined) return { ok: 'again', against: miscounted };
  const ordered = template.shuffle ? shuffle(some, stream('order')) : some;
  const { write, failure } = makeWriter(params);
  const options = ordered.map(({ id, text, why, isRight }, index) => ({
    label: digitAt(index),
    id,
    text: write(text, `option ${id}`),
    right: isRight,
    why: why === undefined ? null : write(why, `why of option ${id}`),
  }));
  const unwritten = failure();
  if (unwritten !== null) return { ok: false, reason: unwritten };
  const shown: ChoiceShown = { kind: 'choice', options: options.map(({ label, text }) => ({ label, text })) };
  const same = sameOptions(shown);
  if (same !== undefined) return { ok: 'again', against: same };
  const key = {
    kind: 'choice' as const,
    multiple: template.multiple,
    options: options.map(({ label, id, right, why }) => ({ label, id, right, why })),
  };
  return { ok: true, shown, key };
}
