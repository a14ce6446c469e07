import { describe, expect, it } from 'vitest';
import { DEFAULT_PREFERENCES } from '@/lib/review/preferences';
import type { LearnerId } from './ids';
import { type Actor, may, type Request, type Role } from './policy';

const [me, other] = ['me', 'other'] as LearnerId[] as [LearnerId, LearnerId];
const learner = (isGuest: boolean, role: Role = 'learner'): Actor => ({
  kind: 'learner',
  learnerId: me,
  userId: 'user',
  isGuest,
  role,
  email: null,
  name: null,
  timeZone: 'UTC',
  timeZoneFixed: false,
  preferences: DEFAULT_PREFERENCES,
});
const actors = {
  visitor: { kind: 'visitor' } as Actor,
  guest: learner(true),
  member: learner(false),
  coach: learner(false, 'coach'),
  admin: learner(false, 'admin'),
};

/** The whole matrix: who may do what, to whose. */
const matrix: [string, Request, Record<keyof typeof actors, boolean>][] = [
  [
    'list packs',
    { action: 'packs.list' },
    { visitor: true, guest: true, member: true, coach: true, admin: true },
  ],
  [
    'read a question for nobody yet',
    { action: 'question.read', issuedTo: null },
    { visitor: true, guest: true, member: true, coach: true, admin: true },
  ],
  [
    'read a question of one’s own',
    { action: 'question.read', issuedTo: me },
    { visitor: false, guest: true, member: true, coach: true, admin: true },
  ],
  [
    'read another’s question',
    { action: 'question.read', issuedTo: other },
    { visitor: false, guest: false, member: false, coach: false, admin: false },
  ],
  [
    'answer a question for nobody yet',
    { action: 'answer.submit', issuedTo: null },
    { visitor: false, guest: true, member: true, coach: true, admin: true },
  ],
  [
    'answer a question of one’s own',
    { action: 'answer.submit', issuedTo: me },
    { visitor: false, guest: true, member: true, coach: true, admin: true },
  ],
  [
    'answer another’s question',
    { action: 'answer.submit', issuedTo: other },
    { visitor: false, guest: false, member: false, coach: false, admin: false },
  ],
  [
    'read an attempt of one’s own',
    { action: 'attempt.read', owner: me },
    { visitor: false, guest: true, member: true, coach: true, admin: true },
  ],
  [
    'read another’s attempt',
    { action: 'attempt.read', owner: other },
    { visitor: false, guest: false, member: false, coach: false, admin: false },
  ],
  [
    'see what is due',
    { action: 'review.read' },
    { visitor: false, guest: true, member: true, coach: true, admin: true },
  ],
  [
    'put a card away or take an answer back',
    { action: 'review.decide' },
    { visitor: false, guest: true, member: true, coach: true, admin: true },
  ],
  [
    'plan for an interview',
    { action: 'interview.plan' },
    { visitor: false, guest: true, member: true, coach: true, admin: true },
  ],
  [
    'take a mock interview',
    { action: 'mock.take' },
    { visitor: false, guest: true, member: true, coach: true, admin: true },
  ],
  [
    'read a mock interview of one’s own',
    { action: 'mock.read', owner: me },
    { visitor: false, guest: true, member: true, coach: true, admin: true },
  ],
  [
    'read another’s mock interview',
    { action: 'mock.read', owner: other },
    { visitor: false, guest: false, member: false, coach: false, admin: false },
  ],
  [
    'answer in a mock interview of one’s own',
    { action: 'mock.answer', owner: me },
    { visitor: false, guest: true, member: true, coach: true, admin: true },
  ],
  [
    'answer in another’s mock interview',
    { action: 'mock.answer', owner: other },
    { visitor: false, guest: false, member: false, coach: false, admin: false },
  ],
  [
    'change settings',
    { action: 'settings.change' },
    { visitor: false, guest: true, member: true, coach: true, admin: true },
  ],
  [
    'take their data away',
    { action: 'account.export' },
    { visitor: false, guest: true, member: true, coach: true, admin: true },
  ],
  [
    'delete the account',
    { action: 'account.delete' },
    { visitor: false, guest: true, member: true, coach: true, admin: true },
  ],
  [
    'see what other people’s GPUs found',
    { action: 'evidence.list' },
    { visitor: false, guest: false, member: false, coach: true, admin: true },
  ],
  [
    'report an item by an attempt of one’s own',
    { action: 'item.report', owner: me },
    { visitor: false, guest: true, member: true, coach: true, admin: true },
  ],
  [
    'report an item by another’s attempt',
    { action: 'item.report', owner: other },
    { visitor: false, guest: false, member: false, coach: false, admin: false },
  ],
  [
    'see what other people reported',
    { action: 'reports.read' },
    { visitor: false, guest: false, member: false, coach: true, admin: true },
  ],
  [
    'settle a report',
    { action: 'report.resolve' },
    { visitor: false, guest: false, member: false, coach: true, admin: true },
  ],
  [
    'see progress',
    { action: 'progress.read' },
    { visitor: false, guest: true, member: true, coach: true, admin: true },
  ],
];

describe('may', () => {
  for (const [what, request, allowed] of matrix) {
    it.each(Object.keys(actors) as (keyof typeof actors)[])(`decides whether a %s may ${what}`, (who) => {
      expect(may(actors[who], request)).toBe(allowed[who]);
    });
  }
});
