import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { disperse, type Skill } from './disperse';
import type { LocalDay } from './local-day';
import { aheadQueue, type Supply, todaysQueue } from './queue';

const today = '2026-03-10' as LocalDay;
const skill = (itemId: string, topic = itemId, claim = itemId): Skill => ({
  pack: 'pack',
  itemId,
  topic,
  claim,
});
const due = (itemId: string, dueDay: string, lastDay = '2026-01-01') => ({
  ...skill(itemId),
  dueAt: new Date(dueDay),
  lastDay: lastDay as LocalDay,
});
const supply = (change: Partial<Supply>): Supply => ({
  due: [],
  moreDue: false,
  fresh: [],
  remedies: [],
  lastLooks: [],
  ...change,
});
const nothingDone = { reviews: 0, fresh: 0, recent: [] };
const ids = (queue: { card: Skill }[]) => queue.map(({ card }) => card.itemId);

describe('todaysQueue', () => {
  const plain = { newPerDay: 2, reviewsPerDay: 5 };

  it('returns due cards with the longest overdue first', () => {
    const cards = [due('late', '2026-03-05'), due('later', '2026-03-01'), due('now', '2026-03-10')];
    expect(ids(todaysQueue(supply({ due: cards }), nothingDone, plain))).toEqual(['later', 'late', 'now']);
  });

  it('keeps to the cap, and introduces nothing new while there is a backlog', () => {
    const cards = Array.from({ length: 8 }, (_, i) => due(`card-${i}`, '2026-03-01'));
    const queue = todaysQueue(supply({ due: cards, fresh: [skill('new')] }), nothingDone, plain);
    expect(queue.map(({ source }) => source)).toEqual(['due', 'due', 'due', 'due', 'due']);
    const later = todaysQueue(supply({ due: cards }), { ...nothingDone, reviews: 4 }, plain);
    expect(later).toHaveLength(1);
    expect(todaysQueue(supply({ due: cards }), { ...nothingDone, reviews: 9 }, plain)).toEqual([]);
    // The window is full to the cap and there is more behind it.
    const window = supply({ due: cards.slice(0, 3), moreDue: true, fresh: [skill('new')] });
    expect(ids(todaysQueue(window, nothingDone, plain))).not.toContain('new');
  });

  it('mixes new questions in at the daily rate, less what was introduced today', () => {
    const fresh = ['a', 'b', 'c'].map((id) => skill(id));
    const cards = [due('old', '2026-03-04'), due('newer', '2026-03-05')];
    const queue = todaysQueue(supply({ due: cards, fresh }), nothingDone, plain);
    expect(ids(queue)).toEqual(['old', 'a', 'newer', 'b']);
    const one = todaysQueue(supply({ fresh }), { ...nothingDone, fresh: 1 }, plain);
    expect(one).toMatchObject([{ source: 'fresh' }]);
  });

  it('introduces new siblings on different days', () => {
    const fresh = [skill('a', 'topic', 'claim'), skill('b', 'topic', 'claim'), skill('c', 'topic', 'other')];
    expect(ids(todaysQueue(supply({ fresh }), nothingDone, plain))).toEqual(['a', 'c']);
    const recent = [skill('sibling', 'topic', 'claim')];
    expect(ids(todaysQueue(supply({ fresh }), { ...nothingDone, recent }, plain))).toEqual(['c']);
  });

  it('puts remedies and last looks before what is due, each card once and under its first reason', () => {
    const queue = todaysQueue(
      supply({
        due: [due('both', '2026-03-05'), due('due', '2026-03-05')],
        remedies: [skill('both')],
        lastLooks: [skill('look')],
        fresh: [skill('look'), skill('both')],
      }),
      nothingDone,
      plain,
    );
    expect(queue.map(({ card, source }) => [card.itemId, source])).toEqual([
      ['both', 'remedy'],
      ['look', 'lastLook'],
      ['due', 'due'],
    ]);
  });
});

describe('aheadQueue', () => {
  it('returns what comes back tomorrow, save what was answered today', () => {
    const soon = [due('today', '2026-03-11', today), due('before', '2026-03-11')];
    expect(aheadQueue(soon, [], today)).toMatchObject([{ card: { itemId: 'before' }, source: 'ahead' }]);
  });
});

describe('disperse', () => {
  const cards = fc.array(
    fc.record({
      pack: fc.constant('pack'),
      itemId: fc.uuid(),
      topic: fc.constantFrom('adam', 'attention', 'norm'),
      claim: fc.constantFrom('a', 'b', 'c', 'd'),
    }),
    { maxLength: 40 },
  );

  it('returns every card once', () => {
    fc.assert(
      fc.property(cards, cards, (some, before) => {
        const byId = (a: Skill, b: Skill) => (a.itemId < b.itemId ? -1 : 1);
        expect(disperse(some, before).sort(byId)).toEqual([...some].sort(byId));
      }),
    );
  });

  it('keeps topics apart, siblings further, and what was just asked too', () => {
    const list = [
      skill('adam-1', 'adam', 'bias'),
      skill('adam-2', 'adam', 'bias'),
      skill('attn-1', 'attention', 'scale'),
      skill('adam-3', 'adam', 'step'),
      skill('attn-2', 'attention', 'mask'),
    ];
    const order = disperse(list, [skill('adam-0', 'adam', 'bias')]).map(({ itemId }) => itemId);
    expect(order).toEqual(['attn-1', 'adam-3', 'attn-2', 'adam-1', 'adam-2']);
  });
});
