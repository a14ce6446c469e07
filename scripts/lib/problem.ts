/** A failure that the person at the keyboard can understand and mend: shown as its message alone, without a stack. */
export class Problem extends Error {}

/** Prints a problem as its message, anything else as the bug it is, with its stack. */
export function report(error: unknown): void {
  console.error(error instanceof Problem ? error.message : error);
}
