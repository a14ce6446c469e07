/** What a person chose for this browser. It lives in cookies, so that the server paints the first frame accordingly. */
export const motions = ['system', 'reduced'] as const;
export const gpuUses = ['on', 'off'] as const;
export type Motion = (typeof motions)[number];
export type GpuUse = (typeof gpuUses)[number];

/** The value of a cookie, where it is one of those there are; else the fallback. */
export function choiceOf<T extends string>(choices: readonly T[], value: string | undefined, fallback: T): T {
  return choices.find((choice) => choice === value) ?? fallback;
}

/** Keeps a choice for a year and puts it on <html> at once, under the same name. */
export function keepChoice(name: 'theme' | 'motion' | 'gpu', value: string): void {
  document.documentElement.dataset[name] = value;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser we support
  document.cookie = `${name}=${value}; path=/; max-age=31536000; samesite=lax`;
}
