import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { dueQuery } from '@/lib/server/review-supply';

/** What the next-due query reads, in pages of 8 KiB, for a learner with so many answers. */
export type BufferFigures = { attempts: number; cards: number; buffers: number; milliseconds: number };

/** Answers a card has on average. */
const PER_CARD = 10;
/** As many as the queue asks for with the usual daily limit. */
const LIMIT = 61;

/** Gives one learner so many answers and cards, all due, and explains the query that the queue is made from. */
export async function measureBuffers(databaseUrl: string, attempts: number): Promise<BufferFigures> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    // The throw-away cluster commits asynchronously, and what is not flushed yet VACUUM cannot mark as visible to all.
    await client.query('SET synchronous_commit = on');
    const cards = attempts / PER_CARD;
    const learner = await makeLearner(client, attempts, cards);
    const query = dueQuery(learner, new Date('2026-06-01T12:00:00Z'), LIMIT, null);
    const explain = { text: `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${query.text}`, values: query.values };
    // The first run reads the catalogue too.
    await client.query(explain);
    const { rows } = await client.query<{ 'QUERY PLAN': [Explained] }>(explain);
    const [explained] = rows[0]!['QUERY PLAN'];
    const { 'Shared Hit Blocks': hit, 'Shared Read Blocks': read } = explained.Plan;
    return { attempts, cards, buffers: hit + read, milliseconds: explained['Execution Time'] };
  } finally {
    await client.end();
  }
}

type Explained = {
  Plan: { 'Shared Hit Blocks': number; 'Shared Read Blocks': number };
  'Execution Time': number;
};

async function makeLearner(client: pg.Client, attempts: number, cards: number): Promise<string> {
  const learner = randomUUID();
  const user = `bench-${learner}`;
  await client.query('INSERT INTO "user" ("id", "name", "email", "updatedAt") VALUES ($1, $1, $1, now())', [
    user,
  ]);
  await client.query('INSERT INTO "learner" ("id", "userId", "timeZone") VALUES ($1, $2, $3)', [
    learner,
    user,
    'UTC',
  ]);
  await makeAttempts(client, learner, attempts, cards);
  await client.query(
    `INSERT INTO "card_state" ("learnerId", "packSlug", "itemId", "stability", "difficulty", "dueAt", "availableAt",
       "intervalDays", "firstDay", "firstGrade", "lastDay", "lastAnswerAt", "lastAttemptId", "guess", "reps", "lapses")
     SELECT $1, 'bench', 'item-' || n, 5, 5, t, t, 5, '2026-01-01', 3, '2026-01-01', t, gen_random_uuid(), 0, 10, 0
     FROM generate_series(1, $2::int) n,
       LATERAL (SELECT timestamptz '2026-01-01' + n % 100000 * interval '1 minute' AS t) due`,
    [learner, cards],
  );
  await client.query('VACUUM (ANALYZE) "card_state"');
  return learner;
}

/** So many rows in one statement that there are few, and so few that each is soon done. */
const BATCH = 1_000_000;

/** The secondary indexes are made afterwards: entry by entry, ten million answers would take half an hour. */
async function makeAttempts(
  client: pg.Client,
  learner: string,
  attempts: number,
  cards: number,
): Promise<void> {
  const { rows: indexes } = await client.query<{ name: string; definition: string }>(
    `SELECT c.relname AS "name", pg_get_indexdef(c.oid) AS "definition"
     FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
     WHERE i.indrelid = '"attempt"'::regclass AND NOT i.indisunique`,
  );
  for (const { name } of indexes) await client.query(`DROP INDEX ${pg.escapeIdentifier(name)}`);
  for (let from = 1; from <= attempts; from += BATCH) {
    await client.query(
      `INSERT INTO "attempt" ("id", "learnerId", "packSlug", "packVersionId", "itemId", "seed", "mode", "variant", "key",
         "verdict", "hintsUsed", "methodHintUsed", "activeMs", "answeredAt", "timeZone", "localDay", "grade", "gradePolicy",
         "engineVersion")
       SELECT (lpad(to_hex($2::int), 8, '0') || '-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, $1, 'bench',
         (SELECT "id" FROM "pack_version" LIMIT 1), 'item-' || n % $3::int, n, 'review', '{}', '{}', 'correct', 0, false, 9000,
         timestamptz '2020-01-01' + n * interval '1 minute', 'UTC', '2020-01-01', 3, 2, 'bench'
       FROM generate_series($4::int, least($4::int + ${BATCH - 1}, $2::int)) n`,
      [learner, attempts, cards, from],
    );
  }
  for (const { definition } of indexes) await client.query(definition);
}
