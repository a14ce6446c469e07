import { randomBytes } from 'node:crypto';
import { readJson, writeJson } from '../lib/files';

/** Made once for each data folder, readable by its owner only. */
export type Secrets = { server: string; database: string };

export function openSecrets(file: string): Secrets {
  const known = readJson<Secrets>(file);
  if (known !== undefined) return known;
  const make = () => randomBytes(32).toString('base64url');
  const secrets = { server: make(), database: make() };
  writeJson(file, secrets);
  return secrets;
}
