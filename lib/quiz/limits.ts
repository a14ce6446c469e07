/** Longer answers are refused as malformed; no answer needs more. In characters, as the next. */
export const maxRawLength = 2_000;

/** Longest answer in the learner's own words: with its wrapping it stays below the limit of all. */
export const maxWrittenLength = 1_500;
