import 'server-only';
import { db } from './db';
import { settleMocks } from './mock/finish';
import { type Actor, type Learner, may } from './policy';

/** Rows read at a time, so that ten years of answers take no more memory than ten days. */
const PAGE = 500;

export type ExportFormat = 'json' | 'csv';

/** All data of a learner as text, piece by piece; null for a visitor, who has none. */
export function exportData(actor: Actor, format: ExportFormat): AsyncIterable<string> | null {
  if (!may(actor, { action: 'account.export' }) || actor.kind === 'visitor') return null;
  return format === 'json' ? asJson(actor) : asCsv(actor);
}

/** Pages by id, which the primary key orders; what is answered meanwhile may or may not be among them. */
async function* pages<Row extends { id: string }>(
  read: (where: { id: { gt: string } } | object) => Promise<Row[]>,
): AsyncGenerator<Row> {
  let after: object = {};
  while (true) {
    const rows = await read(after);
    yield* rows;
    if (rows.length < PAGE) return;
    after = { id: { gt: rows.at(-1)!.id } };
  }
}

const attemptsOf = (learnerId: string) =>
  pages((after) =>
    db().attempt.findMany({ where: { learnerId, ...after }, orderBy: { id: 'asc' }, take: PAGE }),
  );

/** Paged by attempt, of which there is one report at most. */
async function* evidenceOf(learnerId: string) {
  const rows = pages(async (after) => {
    const where = { learnerId, ...('id' in after ? { attemptId: after.id as { gt: string } } : {}) };
    const found = await db().gpuEvidence.findMany({ where, orderBy: { attemptId: 'asc' }, take: PAGE });
    return found.map((row) => ({ ...row, id: row.attemptId }));
  });
  for await (const { id: _, learnerId: __, ...row } of rows) yield row;
}

const eventsOf = (learnerId: string) =>
  pages((after) =>
    db().reviewEvent.findMany({ where: { learnerId, ...after }, orderBy: { id: 'asc' }, take: PAGE }),
  );

const reportsOf = (learnerId: string) =>
  pages((after) =>
    db().itemReport.findMany({
      where: { learnerId, ...after },
      orderBy: { id: 'asc' },
      take: PAGE,
      omit: { learnerId: true },
    }),
  );

/** Mocks with what was answered. While one runs, nothing that its key could be worked out from. */
async function* mocksOf(learnerId: string) {
  const mocks = pages((after) =>
    db().mock.findMany({
      where: { learnerId, ...after },
      orderBy: { id: 'asc' },
      take: PAGE,
      include: {
        questions: {
          orderBy: { place: 'asc' },
          omit: { learnerId: true, mockId: true, key: true, variant: true },
        },
      },
    }),
  );
  for await (const { running, questions, ...mock } of mocks) {
    yield { ...mock, questions: running ? questions.map(({ seed: _, ...question }) => question) : questions };
  }
}

/** One object with everything that is kept of a learner; answers whole, with question and key. */
async function* asJson({ learnerId, userId }: Learner): AsyncGenerator<string> {
  await settleMocks(learnerId);
  const [account, learner, interview] = await Promise.all([
    db().user.findUniqueOrThrow({
      where: { id: userId },
      select: { name: true, email: true, isAnonymous: true, createdAt: true },
    }),
    db().learner.findUniqueOrThrow({ where: { id: learnerId } }),
    db().interview.findUnique({ where: { learnerId } }),
  ]);
  yield `{"schema":"gradcheck/export@1","account":${JSON.stringify(account)},`;
  yield `"learner":${JSON.stringify(learner)},"interview":${JSON.stringify(interview)}`;
  yield* asArray('attempts', attemptsOf(learnerId));
  yield* asArray('reviewEvents', eventsOf(learnerId));
  yield* asArray('gpuEvidence', evidenceOf(learnerId));
  yield* asArray('itemReports', reportsOf(learnerId));
  yield* asArray('mocks', mocksOf(learnerId));
  yield '}\n';
}

async function* asArray(name: string, rows: AsyncIterable<object>): AsyncGenerator<string> {
  yield `,\n${JSON.stringify(name)}:[`;
  let separator = '\n';
  for await (const row of rows) {
    yield separator + JSON.stringify(row);
    separator = ',\n';
  }
  yield ']';
}

const columns = [
  'id',
  'answeredAt',
  'localDay',
  'timeZone',
  'mode',
  'packSlug',
  'itemId',
  'raw',
  'verdict',
  'slipId',
  'score',
  'grade',
  'hintsUsed',
  'activeMs',
  'undone',
] as const;

/** One line an answer, for a spreadsheet (RFC 4180). */
async function* asCsv({ learnerId }: Learner): AsyncGenerator<string> {
  await settleMocks(learnerId);
  const undone = new Set<string>();
  for await (const { targetId } of eventsOf(learnerId)) if (targetId !== null) undone.add(targetId);
  yield `${columns.join(',')}\r\n`;
  for await (const attempt of attemptsOf(learnerId)) {
    const row = { ...attempt, undone: undone.has(attempt.id) };
    yield `${columns.map((column) => csvField(row[column])).join(',')}\r\n`;
  }
}

/** A field of RFC 4180: quoted where it holds a comma, a quote or the end of a line. */
function csvField(value: string | number | boolean | Date | null): string {
  const text = value === null ? '' : value instanceof Date ? value.toISOString() : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
