import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseScope, wantedBy } from './practice-scope';

describe('parseScope', () => {
  it.each([
    ['nothing', {}, {}],
    ['fields left empty', { pack: '', kind: ['', ''], difficulty: '' }, {}],
    ['the same name several times', { kind: ['numeric', 'choice'] }, { kind: 'numeric,choice' }],
    ['a level and a range', { difficulty: '2-4' }, { difficulty: '2-4' }],
    ['names that mean nothing here', { utm_source: 'letter', weak: '1' }, { weak: '1' }],
  ])('returns what %s asks for', (_, search, scope) => {
    expect(parseScope(search)).toEqual({ ok: true, scope });
  });

  it.each([
    ['a kind there is not', { kind: 'numeric,riddle', mix: '1' }, ['kind']],
    ['levels backwards', { difficulty: '4-2' }, ['difficulty']],
    ['a level there is not', { difficulty: '6' }, ['difficulty']],
    ['a switch that is neither on nor off', { weak: 'yes' }, ['weak']],
    ['a name without end', { pack: 'x'.repeat(121), tag: 'x' }, ['pack']],
    ['what is no text', { topic: { id: 'adam' } }, ['topic']],
  ])('rejects %s by name', (_, search, names) => {
    expect(parseScope(search)).toEqual({ ok: false, names });
  });

  it('returns an answer to anything, and reads its own scopes back', () => {
    const anySearch = fc.dictionary(
      fc.constantFrom('pack', 'topic', 'claim', 'tag', 'kind', 'difficulty', 'weak', 'mix', 'ahead', 'x'),
      fc.oneof(fc.string(), fc.constantFrom('1', '2-3', 'choice'), fc.array(fc.string()), fc.anything()),
    );
    fc.assert(
      fc.property(anySearch, (search) => {
        const reading = parseScope(search);
        if (reading.ok) expect(parseScope(reading.scope)).toEqual(reading);
        else expect(reading.names.length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('wantedBy', () => {
  it('returns lists and ranges, and null for what is not asked for', () => {
    const wanted = wantedBy({ kind: 'numeric,cloze', difficulty: '3', weak: '1' });
    expect(wanted).toEqual({
      pack: null,
      topic: null,
      tag: null,
      kinds: ['numeric', 'cloze'],
      difficulty: [3, 3],
      weak: true,
      mix: false,
    });
  });
});
