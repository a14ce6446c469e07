import 'server-only';
import { z } from 'zod';
import { readHint as writeHint } from '@/lib/quiz/hints';
import { type Html, renderText } from './markdown';
import { openQuestion } from './open-question';
import type { Actor } from './policy';

/** `method`: it gives the way away, so the answer will count as "again". */
export type HintView = { index: number; html: Html; method: boolean };

const indexSchema = z.int().min(0).max(100);

/** One hint of a question, from 0; null (404) when there is none. */
export async function readHint(actor: Actor, token: unknown, index: unknown): Promise<HintView | null> {
  const at = indexSchema.safeParse(index);
  const open = at.success ? await openQuestion(actor, token) : null;
  const hint = open && writeHint(open.template, open.variant, at.data!);
  return hint && { index: at.data!, html: renderText(hint.text), method: hint.method };
}
