import { describe, expect, it } from 'vitest';
import { createSizedCache } from './sized-cache';

describe('createSizedCache', () => {
  it('returns what was set, and undefined for what was not', () => {
    const cache = createSizedCache<number>(10);
    cache.set('a', 1, 4);
    expect([cache.get('a'), cache.get('b')]).toEqual([1, undefined]);
  });

  it('drops what was not used for longest until the rest fits', () => {
    const cache = createSizedCache<number>(10);
    cache.set('a', 1, 4);
    cache.set('b', 2, 4);
    cache.get('a');
    cache.set('c', 3, 4);
    expect(['a', 'b', 'c'].map(cache.get)).toEqual([1, undefined, 3]);
  });

  it('counts a value that is set again once', () => {
    const cache = createSizedCache<number>(10);
    cache.set('a', 1, 8);
    cache.set('a', 2, 2);
    cache.set('b', 3, 8);
    expect(['a', 'b'].map(cache.get)).toEqual([2, 3]);
  });

  it('keeps nothing that is larger than all of it', () => {
    const cache = createSizedCache<number>(10);
    cache.set('a', 1, 11);
    expect(cache.get('a')).toBeUndefined();
  });
});
