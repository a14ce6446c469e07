import { expect, it } from 'vitest';
import { saveIdAt } from './save-id';

it('orders answers by the server’s time', () => {
  expect(saveIdAt(2_000_000_000_000, null) > saveIdAt(1_999_999_999_999, null)).toBe(true);
});

it('is later than what it replaces, also when the clock goes backwards', () => {
  const first = saveIdAt(2_000_000_000_000, null);
  const second = saveIdAt(1_000_000_000_000, first);
  expect(second > first).toBe(true);
  expect(saveIdAt(1_000_000_000_000, second) > second).toBe(true);
});
