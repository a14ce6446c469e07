/** A measurement under a name: what `npm run bench -- NAME` runs. */
export type Bench = {
  /** One line for the list. */
  about: string;
  /** Measures, and gives numbers as JSON and as text for a person. */
  run: () => Promise<{ figures: object; report: string }>;
};
