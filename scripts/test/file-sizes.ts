import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const longestLines = 300;

/** Prints how long our source files are: a person should read each in one sitting. */
export function printFileSizes(): void {
  const files = execFileSync('git', ['ls-files', '*.ts', '*.tsx', '*.mjs', '*.wgsl', '*.prisma'], {
    encoding: 'utf8',
  })
    .trim()
    .split('\n')
    .filter((file) => existsSync(file) && !/(^|\/)(fixtures|migrations)\//.test(file))
    .map((file) => ({ file, lines: readFileSync(file, 'utf8').split('\n').length - 1 }))
    .sort((a, b) => a.lines - b.lines);
  const at = (share: number) => files[Math.floor((files.length - 1) * share)]?.lines ?? 0;
  console.log(`\nFile sizes: ${files.length} files, median ${at(0.5)} lines, 95 % up to ${at(0.95)} lines`);
  for (const { file, lines } of files.filter((entry) => entry.lines > longestLines).reverse()) {
    console.log(`  over ${longestLines}: ${file} (${lines})`);
  }
}
