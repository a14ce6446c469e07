import 'server-only';
import { version } from '../../package.json';
import { db } from './db';

export type Health = { status: 'ok' | 'down'; database: 'ok' | 'unreachable'; version: string };

const PATIENCE_MS = 1500;

/** Whether the database answers within a moment. Never throws. */
export async function checkHealth(): Promise<Health> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE_MS);
  });
  const answers = db().$queryRaw`SELECT 1`.then(
    () => true,
    () => false,
  );
  const ok = await Promise.race([answers, tooLate]);
  clearTimeout(timer);
  return { status: ok ? 'ok' : 'down', database: ok ? 'ok' : 'unreachable', version };
}
