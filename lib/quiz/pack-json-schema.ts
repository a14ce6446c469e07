import { z } from 'zod';
import { packItemsSchema, packSchema } from './pack';

/** The JSON Schema of a pack's main file, or of a further file of items, for editors that complete and check. */
export function packJsonSchema(of: 'pack' | 'items'): object {
  return z.toJSONSchema(of === 'pack' ? packSchema : packItemsSchema, {
    io: 'input',
    unrepresentable: 'any',
  });
}
