import type { Page } from '@playwright/test';
import { draw } from '../../../lib/quiz/draw';
import type { NumericKey } from '../../../lib/quiz/kinds/numeric/key';
import { unseal } from '../../../lib/server/seal';
import { readPack } from '../../../scripts/content/read-packs';
import type { Site } from './site';

const read = readPack(process.cwd(), 'first-principles');
if (!read.ok) throw new Error('the built-in pack does not parse');
const { items } = read.pack;

/** The question a page shows, and what only the server and this test know of it. */
export function questionOn(page: Page, site: Site): { itemId: string; seed: string; key: NumericKey } {
  const token = /\/q\/([^/?#]+)/.exec(new URL(page.url()).pathname)?.[1];
  const payload = token && unseal(site.secret, 'question', token);
  if (!payload) throw new Error(`${page.url()} is no question`);
  const [, itemId, seed] = JSON.parse(payload) as string[];
  const item = items.find((each) => each.id === itemId)!;
  const drawn = draw(item, seed!);
  if (!drawn.ok) throw new Error(drawn.reason);
  if (drawn.key.kind !== 'numeric') throw new Error(`${itemId} asks for no number`);
  return { itemId: itemId!, seed: seed!, key: drawn.key };
}

const typed = (value: number, { unit }: NumericKey) => `${value}${unit ? ` ${unit.id}` : ''}`;

export const rightAnswer = (key: NumericKey) => typed(key.value, key);

export function slipAnswer(key: NumericKey, slipId: string): string {
  return typed(key.slips.find((slip) => slip.id === slipId)!.value, key);
}
