/** `npm run arrows [-- FOLDER]`: fails when a file imports what its room must not, or when imports run in a circle. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { checkArrows } from './check';
import { isCode, listSources } from './list-sources';

const root = resolve(process.argv[2] ?? '.');
const files = listSources(root);
const texts = new Map(files.filter(isCode).map((file) => [file, readFileSync(join(root, file), 'utf8')]));
const violations = checkArrows(texts, new Set(files));
for (const { file, line, message } of violations) console.error(`${file}:${line} ${message}`);
console.log(`${texts.size} files, ${violations.length} broken arrows`);
process.exitCode = violations.length === 0 ? 0 : 1;
