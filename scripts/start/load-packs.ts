/** Loads the built-in packs into the database; a process of its own because server code needs another condition. */
import { loadBuiltInPacks } from '@/lib/server/load-packs';

const { problems } = await loadBuiltInPacks();
for (const { file, line, column, path, message } of problems) {
  console.error(`${file}:${line}:${column} ${path}: ${message}`);
}
process.exit();
