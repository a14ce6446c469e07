import type { NotesFile } from './notes';
import type { NotesFiles } from './parse-notes';

/** The smallest sound section, as lines, so that a test can change one of them. */
export const soundSection = [
  '```section',
  'title: { en: Scaling, zh: 缩放 }',
  'summary: { en: Why scores are divided., zh: 为什么要缩放分数。 }',
  '```',
  '',
  '## attn.scale',
  '',
  '```claim',
  'rows: [62]',
  'sources: ["vaswani-2017, §3.2.1"]',
  'ops: [attn.logitVariance]',
  'values:',
  '  std: { op: attn.logitVariance, input: { dK: 512 }, path: [std], significant: 4 }',
  '```',
  '',
  '### en: Scores are divided by $\\sqrt{d_k}$',
  '',
  'At $d_k = 512$ a score has a standard deviation of {{ std }}.',
  '',
  '### zh: 分数除以 $\\sqrt{d_k}$',
  '',
  '$d_k = 512$ 时，分数的标准差是 {{ std }}。',
];

const file = (name: string, lines: readonly string[]): NotesFile => ({ file: name, text: lines.join('\n') });

/** A course of one section. */
export function makeNotesFiles(section: readonly string[] = soundSection): NotesFiles {
  return {
    contents: file('contents.yaml', [
      'parts:',
      '  - id: attention',
      '    numeral: I',
      '    title: { en: Attention, zh: 注意力 }',
      '    sections: [scaling]',
    ]),
    sources: file('sources.yaml', ['vaswani-2017: Vaswani et al., Attention Is All You Need, NeurIPS 2017']),
    sections: new Map([['attention/scaling', file('attention/scaling.md', section)]]),
  };
}

/** The sound section with the line that begins so replaced by others. */
export function withLine(beginning: string, ...replacement: string[]): string[] {
  const at = soundSection.findIndex((line) => line.startsWith(beginning));
  if (at < 0) throw new Error(`no line begins with ${beginning}`);
  return [...soundSection.slice(0, at), ...replacement, ...soundSection.slice(at + 1)];
}
