import type { Preferences } from '@/lib/review/preferences';
import type { LearnerId } from './ids';

/** What an account may do beyond learning. Given by whoever runs the site (`npm run role`), never by oneself. */
export const roles = ['learner', 'coach', 'admin'] as const;
export type Role = (typeof roles)[number];

export type Learner = {
  kind: 'learner';
  learnerId: LearnerId;
  userId: string;
  isGuest: boolean;
  role: Role;
  email: string | null;
  name: string | null;
  timeZone: string;
  /** Chosen by the learner: answers from a device elsewhere do not change it. */
  timeZoneFixed: boolean;
  preferences: Preferences;
};

/** Who is asking. A visitor has no account yet, not even a guest's. */
export type Actor = { kind: 'visitor' } | Learner;

/** Everything that can be asked for, with whom it belongs to. */
export type Request =
  | { action: 'packs.list' }
  /** `issuedTo` is null for a question drawn before there was an account. */
  | { action: 'question.read'; issuedTo: LearnerId | null }
  | { action: 'answer.submit'; issuedTo: LearnerId | null }
  | { action: 'attempt.read'; owner: LearnerId }
  /** To say what is wrong with an item one has answered. */
  | { action: 'item.report'; owner: LearnerId }
  | { action: 'review.read' }
  /** To put a card away, to call it back, to take an answer back. */
  | { action: 'review.decide' }
  | { action: 'progress.read' }
  /** To set a day to prepare for, and to see the plan until then. */
  | { action: 'interview.plan' }
  /** To start a mock interview and see one's earlier ones. */
  | { action: 'mock.take' }
  /** To see one: its questions while it runs, its report afterwards. */
  | { action: 'mock.read'; owner: LearnerId }
  /** To save an answer to it, and to end it. */
  | { action: 'mock.answer'; owner: LearnerId }
  | { action: 'settings.change' }
  /** To take all of one's own data away, or to have it all deleted. */
  | { action: 'account.export' }
  | { action: 'account.delete' }
  /** To see what learners' GPUs made of their answers, without seeing whose they are. */
  | { action: 'evidence.list' }
  /** To see what learners reported about items, without seeing who they are, and to settle it. */
  | { action: 'reports.read' }
  | { action: 'report.resolve' };

const isOwner = (actor: Actor, owner: LearnerId) => actor.kind === 'learner' && actor.learnerId === owner;

const isStaff = (actor: Actor) => actor.kind === 'learner' && !actor.isGuest && actor.role !== 'learner';

/** The one place that says who may do what. Pure; the test spells out the whole matrix. */
export function may(actor: Actor, request: Request): boolean {
  switch (request.action) {
    case 'packs.list':
      return true;
    case 'question.read':
      return request.issuedTo === null || isOwner(actor, request.issuedTo);
    case 'answer.submit':
      return actor.kind === 'learner' && (request.issuedTo === null || isOwner(actor, request.issuedTo));
    case 'attempt.read':
    case 'item.report':
    case 'mock.read':
    case 'mock.answer':
      return isOwner(actor, request.owner);
    case 'review.read':
    case 'review.decide':
    case 'progress.read':
    case 'interview.plan':
    case 'mock.take':
    case 'settings.change':
    case 'account.export':
    case 'account.delete':
      return actor.kind === 'learner';
    case 'evidence.list':
    case 'reports.read':
    case 'report.resolve':
      return isStaff(actor);
  }
}
