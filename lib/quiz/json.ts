import { z } from 'zod';

export const jsonSchema = z.json();

/** Any JSON value: what a pack file, a parameter or an engine input is made of. */
export type Json = z.infer<typeof jsonSchema>;
export type JsonObject = { [field: string]: Json };

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
