import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seal, unseal } from './seal';

const secret = 'a secret of this test';

test('gives back any text, and shows nothing of it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
      const sealed = seal(secret, 'question', text);
      expect(sealed).toMatch(/^[\w-]+$/);
      expect(unseal(secret, 'question', sealed)).toBe(text);
    }),
  );
  expect(Buffer.from(seal(secret, 'question', 'the seed'), 'base64url').includes('seed')).toBe(false);
});

test('rejects what was changed by one bit, sealed for another purpose or with another secret', () => {
  const sealed = seal(secret, 'question', 'adam-first-moment');
  fc.assert(
    fc.property(fc.nat(Buffer.from(sealed, 'base64url').length * 8 - 1), (bit) => {
      const bytes = Buffer.from(sealed, 'base64url');
      bytes[bit >> 3]! ^= 1 << (bit & 7);
      expect(unseal(secret, 'question', bytes.toString('base64url'))).toBeNull();
    }),
  );
  expect(unseal(secret, 'invitation', sealed)).toBeNull();
  expect(unseal('another secret', 'question', sealed)).toBeNull();
});

test.each(['', 'a', 'nonsense', 'x'.repeat(500)])('rejects %j', (text) => {
  expect(unseal(secret, 'question', text)).toBeNull();
});
