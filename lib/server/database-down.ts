import 'server-only';

/** Codes of Prisma, of PostgreSQL and of the network that mean: nobody answers there now. */
const AWAY = new Set([
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  'P2037',
  '57P01',
  '57P02',
  '57P03',
  '08001',
  '08003',
  '08006',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'ETIMEDOUT',
  'EPIPE',
  'ENOENT',
]);
const AWAY_KINDS = new Set([
  'DatabaseNotReachable',
  'ConnectionClosed',
  'SocketTimeout',
  'TlsConnectionError',
]);
const AWAY_WORDS =
  /connection terminated|timeout exceeded when trying to connect|server has closed the connection/i;
const MAX_DEPTH = 6;

/** Whether an error says that Postgres is away, however deeply a library has wrapped it. */
export function isDatabaseDown(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > MAX_DEPTH) return false;
  const { code, kind, message, cause, meta, originalCode, errors } = error as Record<string, unknown>;
  if (AWAY.has(String(code)) || AWAY.has(String(originalCode)) || AWAY_KINDS.has(String(kind))) return true;
  if (typeof message === 'string' && AWAY_WORDS.test(message)) return true;
  const inner = [
    cause,
    meta,
    (meta as Record<string, unknown> | undefined)?.driverAdapterError,
    ...(Array.isArray(errors) ? errors : []),
  ];
  return inner.some((part) => isDatabaseDown(part, depth + 1));
}
