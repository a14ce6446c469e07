import type { Reveal } from '@/lib/server/answer-view';

/** What is revealed of an answer, by kind of question. */
export type DisplayOf<K extends Reveal['answer']['kind']> = Extract<Reveal['answer'], { kind: K }>;
