import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Problem } from '../lib/problem';

/** Where everything lies that outlives a start. */
export type DataFolder = {
  path: string;
  lock: string;
  secrets: string;
  database: string;
  databaseState: string;
  databaseLog: string;
};

/** The data folder: `GRADCHECK_DATA`, or `.data` in the project; made when it is missing. */
export function openDataFolder(): DataFolder {
  const path = resolve(process.env.GRADCHECK_DATA || '.data');
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    throw new Problem(`The data folder ${path} cannot be made: ${(error as Error).message}`);
  }
  return {
    path,
    lock: join(path, 'lock'),
    secrets: join(path, 'secrets.json'),
    database: join(path, 'postgres'),
    databaseState: join(path, 'postgres.json'),
    databaseLog: join(path, 'postgres.log'),
  };
}
