import { describe, expect, it } from 'vitest';
import { compose } from './compose';
import { claimsOf } from './notes';
import { makeNotesFiles, soundSection, withLine } from './notes.fixture';
import { parseNotes } from './parse-notes';
import { proveNotes } from './prove-notes';

function problemsOf(section: readonly string[]) {
  const read = parseNotes(makeNotesFiles(section));
  return (read.ok ? proveNotes(read.value) : read.problems).map(
    ({ file, line, message }) => `${file}:${line}: ${message}`,
  );
}

const erratum = [
  '```erratum',
  'id: E99',
  'said: { en: said, zh: 说法 }',
  'fact: { en: fact, zh: 事实 }',
  'why: { en: why, zh: 原因 }',
  'demonstration:',
  '  caption: { en: caption, zh: 说明 }',
  '  op: attn.logitVariance',
  '  runs: [{ label: $d_k$, input: { dK: 64 } }]',
  '  show: [{ label: std, path: [std] }]',
  '```',
];

describe('parseNotes and proveNotes', () => {
  it('returns each claim in both languages, with what is told once', () => {
    const read = parseNotes(makeNotesFiles([...soundSection, '', ...erratum]));
    const [claim] = read.ok ? claimsOf(read.value) : [];
    expect(claim).toMatchObject({
      id: 'attn.scale',
      line: 6,
      title: { en: 'Scores are divided by $\\sqrt{d_k}$', zh: '分数除以 $\\sqrt{d_k}$' },
      rows: [62],
      sources: [{ id: 'vaswani-2017', at: '§3.2.1' }],
      blocks: [{ kind: 'erratum', erratum: { id: 'E99' } }],
    });
  });

  it('puts the engine’s numbers into the text', () => {
    const read = parseNotes(makeNotesFiles());
    const [claim] = read.ok ? claimsOf(read.value) : [];
    expect(compose(claim!, () => '').body.en).toBe(
      'At $d_k = 512$ a score has a standard deviation of 22.63.',
    );
  });

  it.each([
    ['a field misspelt', withLine('rows:', 'row: [62]'), 'scaling.md:9: Unrecognized key: "row"'],
    ['a row there is not', withLine('rows:', 'rows: [97]'), 'scaling.md:9: rows.0: Too big'],
    ['broken YAML', withLine('rows:', 'rows: [62'), 'scaling.md:10: '],
    [
      'an id without dots',
      withLine('## attn', '## scale'),
      'scaling.md:6: the claim’s id must be dotted words',
    ],
    [
      'an unknown source',
      withLine('sources:', 'sources: [nobody]'),
      'scaling.md:6: attn.scale: the source "nobody"',
    ],
    ['an unknown op', withLine('ops:', 'ops: [attn.nothing]'), 'attn.scale: there is no op "attn.nothing"'],
    [
      'a call that fails',
      withLine('  std:', '  std: { op: attn.logitVariance, input: { dK: 0 }, path: [std] }'),
      'the value "std": attn.logitVariance: input.dK',
    ],
    [
      'a path to nothing',
      withLine('  std:', '  std: { op: attn.logitVariance, input: { dK: 2 }, path: [sd] }'),
      'has no numbers at sd',
    ],
    [
      'a number nobody defined',
      withLine('At $d', 'Here {{ mean }} and {{ std }}.'),
      'en: {{ mean }} is not among',
    ],
    [
      'a number one language leaves out',
      withLine('$d_k = 512$ 时', '中文。'),
      'zh: the value "std" is not used',
    ],
    [
      'a missing translation',
      soundSection.slice(0, -4),
      'scaling.md:6: the claim has no heading "### zh: …"',
    ],
    ['an empty translation', soundSection.slice(0, -1), 'scaling.md:20: there is no text under this heading'],
    [
      'a claim without its block',
      soundSection.filter((_, at) => at < 7 || at > 13),
      'scaling.md:6: the claim has no claim block',
    ],
    [
      'a link to a claim there is not',
      withLine('At $d', '[x](claim:no.claim) {{ std }}'),
      'en: a link to claim:no.claim',
    ],
    [
      'a demonstration that fails',
      [...soundSection, '', ...erratum.with(8, '  runs: [{ label: x, input: { dK: 1.5 } }]')],
      'scaling.md:24: attn.scale: the erratum: attn.logitVariance: input.dK',
    ],
    [
      'text after a block',
      [...soundSection, '', ...erratum, '', 'More.'],
      'scaling.md:36: text after a block',
    ],
  ])('rejects %s and names its place', (_, section, message) => {
    const problems = problemsOf(section);
    expect(problems.join('\n').replaceAll("'", '’')).toContain(message);
  });

  it('rejects the same id twice', () => {
    const claim = soundSection.slice(5);
    expect(problemsOf([...soundSection, '', ...claim])).toEqual([
      'attention/scaling.md:24: attn.scale: there is a claim of this id in attention/scaling.md already',
    ]);
  });

  it('rejects a section without a file', () => {
    const read = parseNotes({ ...makeNotesFiles(), sections: new Map() });
    expect(read).toMatchObject({
      ok: false,
      problems: [
        { file: 'contents.yaml', message: 'the section "scaling" has no file attention/scaling.md' },
      ],
    });
  });
});
