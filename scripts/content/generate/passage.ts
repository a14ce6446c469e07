import type { Text } from '@/lib/quiz/text';

/** An engine call that a text is tied to: what a numeric draft is made of. */
export type TiedCall = {
  op: string;
  input: Record<string, unknown>;
  path: (string | number)[];
  line: number;
};

/** A stretch of a document under one heading, or one claim of our notes. */
export type Passage = {
  /** Begins the ids of its items, and so must not change when other passages do. */
  key: string;
  claim: string;
  topic: string;
  rows: number[];
  title: Text;
  /** Markdown. Where a document has one language only, both hold it. */
  body: Text;
  /** Line of the file at which the body begins. */
  line: number;
  calls: TiedCall[];
};

/** A document as it is generated from: `languages` is 1 where somebody has still to translate. */
export type Source = {
  slug: string;
  title: Text;
  languages: 1 | 2;
  topics: { id: string; title: Text }[];
  passages: Passage[];
};
