import { labelsSchema, readJson } from '../../submission';
import type { MatchKey } from './key';

/** For each left side the label chosen, "" for none; undefined for what the page would not send. */
export function readMatch(raw: string, { pairs, rights }: MatchKey): string[] | undefined {
  const chosen = readJson(raw, labelsSchema);
  const fits =
    chosen?.length === pairs.length && chosen.every((label) => label === '' || rights.includes(label));
  return fits ? chosen : undefined;
}
