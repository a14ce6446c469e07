import { labelsSchema, readJson } from '../../submission';

/** What was filled in, one text for each blank; undefined for what the page would not send. */
export function readCloze(raw: string, count: number): string[] | undefined {
  const filled = readJson(raw, labelsSchema);
  return filled?.length === count ? filled : undefined;
}

/** decoupled · learning rate */
export function clozeLine(raw: string): string {
  return (readJson(raw, labelsSchema) ?? []).map((filled) => filled.trim() || '—').join(' · ');
}
