import { describe, expect, it } from 'vitest';
import { guessedPace } from './pace';

describe('pace', () => {
  it('gives short work in one dispatch', () => {
    expect(guessedPace(10, 1000).next(10)).toBe(10);
  });

  it('cuts long work by what a slow machine would need, then by what this one takes', () => {
    // 10⁹ steps in 1000 groups: a second on a slow machine, so 50 groups in 50 ms.
    const pace = guessedPace(1000, 1e9);
    expect(pace.next(1000)).toBe(50);
    pace.record(50, 25);
    expect(pace.next(950)).toBe(100);
    pace.record(100, 200);
    expect(pace.next(850)).toBe(25);
  });

  it('does not trust a sudden leap', () => {
    const pace = guessedPace(1000, 1e9);
    pace.record(50, 0);
    expect(pace.next(1000)).toBe(200);
  });

  it('always goes on, and never over the limit of a dispatch', () => {
    expect(guessedPace(1, 1e15).next(1)).toBe(1);
    expect(guessedPace(1e6, 1).next(1e6)).toBe(65_535);
  });
});
