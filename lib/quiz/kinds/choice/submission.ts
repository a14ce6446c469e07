import { labelsSchema, readJson } from '../../submission';

/** The labels chosen, each once; undefined for what the page would not send. */
export function readChoice(raw: string, labels: readonly string[]): string[] | undefined {
  const chosen = readJson(raw, labelsSchema);
  const fits = chosen?.every((label, index) => labels.includes(label) && chosen.indexOf(label) === index);
  return fits ? chosen : undefined;
}
