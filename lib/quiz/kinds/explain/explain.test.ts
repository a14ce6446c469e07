import { describe, expect, it } from 'vitest';
import { isUnmarked } from '../../check';
import { drawKind } from '../items.fixture';
import { checkExplain } from './check';

describe('checkExplain', () => {
  const { key } = drawKind('explain');
  it.each([
    [
      { text: 'words', met: ['1', '2'] },
      { kind: 'correct', score: 1 },
    ],
    [
      { text: 'words', met: ['2'] },
      { kind: 'wrong', score: 2 / 3 },
    ],
    [
      { text: 'words', met: [] },
      { kind: 'wrong', score: 0 },
    ],
    [{ text: '  ' }, { kind: 'malformed', reason: { code: 'nothingWritten' } }],
    [
      { text: 'words', met: ['9'] },
      { kind: 'malformed', reason: { code: 'unreadable' } },
    ],
  ])('returns for %j %j', (answer, verdict) => {
    expect(checkExplain(key, JSON.stringify(answer))).toMatchObject(verdict);
  });

  it('is not to be judged before it is marked', () => {
    expect(isUnmarked(key, '{"text":"words"}')).toBe(true);
    expect(isUnmarked(key, '{"text":"words","met":[]}')).toBe(false);
  });
});
