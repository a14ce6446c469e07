import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Memory, remember } from '@/lib/review/memory';
import { historyOf } from './fsrs-histories';

/**
 * Line n: stability and difficulty after history n, by the Rust implementation (fsrs-rs through
 * @open-spaced-repetition/binding 0.5.0, default parameters), seven digits of its float32.
 */
const frozen = 'tests/fixtures/frozen/fsrs-rs-memory.txt';

test('ten thousand random histories leave the memory that fsrs-rs gives, to 1e-4 of its size', () => {
  const states = readFileSync(frozen, 'utf8').trim().split('\n');
  expect(states).toHaveLength(10_000);
  for (const [number, line] of states.entries()) {
    const [stability, difficulty] = line.split(' ').map(Number) as [number, number];
    const ours = historyOf(number).reduce<Memory | null>(
      (before, { grade, days }, index) => remember(before, index === 0 ? 0 : days, grade),
      null,
    )!;
    expect(Math.abs(ours.stability / stability - 1), `stability of history ${number}`).toBeLessThan(1e-4);
    expect(Math.abs(ours.difficulty / difficulty - 1), `difficulty of history ${number}`).toBeLessThan(1e-4);
  }
}, 60_000);
