import type { PackProblem } from '@/lib/quiz/pack';

/** One thing that keeps packs from being published: in a file, or in an item with the seed that shows it. */
export type Finding =
  | ({ pack: string; kind: 'file' } & PackProblem)
  | { pack: string; kind: 'item'; itemId: string; seed: string; message: string }
  | { pack: string; kind: 'claim'; itemId: string; message: string }
  | { pack: string; kind: 'pack'; message: string };

export function sentence(finding: Finding): string {
  switch (finding.kind) {
    case 'file': {
      const { file, line, column, path, message } = finding;
      return `${file}:${line}:${column}: ${path === '' ? '' : `${path}: `}${message}`;
    }
    case 'item':
      return `${finding.pack}/${finding.itemId}, seed ${finding.seed}: ${finding.message}`;
    case 'claim':
      return `${finding.pack}/${finding.itemId}: ${finding.message}`;
    case 'pack':
      return `${finding.pack}: ${finding.message}`;
  }
}
