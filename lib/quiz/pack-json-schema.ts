import { z } from 'zod';
import { packItemsSchema, packSchema } from './pack';

/** The JSON Schema of a pack's main file, or of a further file of items, for editors that complete and check. */
export function packJsonSchema(of: 'pack' | 'items'): object {
  return z.toJSONSchema(of === 'pack' ? packSchema : packItemsSchema, {
    io: 'input',
    unrepresentable: 'any',
    // Six kinds share their texts and ids: each stands once.
    reused: 'ref',
  });
}

/** The schemas as they are published, by file name. */
export const publishedSchemas: ReadonlyMap<string, 'pack' | 'items'> = new Map([
  ['pack@1.json', 'pack'],
  ['pack-items@1.json', 'items'],
]);
