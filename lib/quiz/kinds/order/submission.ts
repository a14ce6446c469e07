import { labelsSchema, readJson } from '../../submission';

/** All labels in the learner's order; undefined for what the page would not send. */
export function readOrder(raw: string, labels: readonly string[]): string[] | undefined {
  const order = readJson(raw, labelsSchema);
  const fits = order?.length === labels.length && labels.every((label) => order.includes(label));
  return fits ? order : undefined;
}
