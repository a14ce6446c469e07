import 'server-only';
import pino, { type Logger } from 'pino';
import { env } from './env';

let logger: Logger | undefined;

/** The server's log: events by name, never an answer, a key or a secret. */
export function log(): Logger {
  logger ??= pino({ level: env().LOG_LEVEL, base: null });
  return logger;
}
