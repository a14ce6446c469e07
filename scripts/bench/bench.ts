export type BenchOptions = {
  /** Of `server`: only what the queue reads, for a learner with so many answers. */
  attempts: number | undefined;
};

/** A measurement under a name: what `npm run bench -- NAME` runs. */
export type Bench = {
  /** One line for the list. */
  about: string;
  /** Measures, and gives numbers as JSON and as text for a person. */
  run: (options: BenchOptions) => Promise<{ figures: object; report: string }>;
};
