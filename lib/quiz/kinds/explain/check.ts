import { malformedBecause } from '../../submission';
import { type Verdict, verdictOf } from '../../verdict';
import type { ExplainKey } from './key';
import { readExplain } from './submission';

/**
 * Judges an answer by the learner's own marks: the weight of the points that were met. An answer that is not marked
 * yet has met none; the server asks for marks before it judges.
 */
export function checkExplain({ rubric }: ExplainKey, raw: string): Verdict {
  const written = readExplain(raw);
  const { text, met = [] } = written ?? { text: '' };
  const labels = rubric.map((point) => point.label);
  if (written === undefined || !met.every((label) => labels.includes(label)))
    return malformedBecause('unreadable');
  if (text.trim() === '') return malformedBecause('nothingWritten');
  const weigh = (points: ExplainKey['rubric']) => points.reduce((sum, point) => sum + point.weight, 0);
  return verdictOf(weigh(rubric.filter((point) => met.includes(point.label))) / weigh(rubric));
}
