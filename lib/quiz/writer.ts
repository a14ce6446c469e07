import { interpolateText } from './interpolate';
import type { JsonObject } from './json';
import type { Text } from './text';

export type Writer = {
  /** The text with its slots filled in; as it stands where they cannot be. */
  write: (text: Text, where: string, extra?: JsonObject) => Text;
  /** Why the first text that could not be written could not. */
  failure: () => string | null;
};

/** Writes the texts of one drawing, and remembers what could not be written. */
export function makeWriter(names: JsonObject): Writer {
  let failure: string | null = null;
  return {
    write(text, where, extra = {}) {
      const written = interpolateText(text, { ...names, ...extra });
      if (written.ok) return written.text;
      failure ??= `${where}: ${written.reason}`;
      return text;
    },
    failure: () => failure,
  };
}
