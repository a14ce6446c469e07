import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compose } from '@/lib/notes/compose';
import { type Claim, claimsOf, errataOf, type Notes, sectionsOf } from '@/lib/notes/notes';
import { structuresOf } from '@/lib/notes/structure';
import { mathProblems } from '@/lib/quiz/math-check';
import { readNotes } from './read-notes';

const read = readNotes(process.cwd());
const notes: Notes = read.ok ? read.value : { parts: [], sources: {} };
const claims = claimsOf(notes);

const languages = ['en', 'zh'] as const;

/** Every text of a claim that a learner reads, by where it stands. */
function textsOf(claim: Claim): [string, string][] {
  const { title, body } = compose(claim, () => '/');
  return languages.flatMap((language) => {
    const texts: [string, string][] = [
      [`${claim.id} ${language}`, title[language]],
      [`${claim.id} ${language}`, body[language]],
    ];
    for (const { id, said, fact, why } of errataOf(claim)) {
      for (const text of [said, fact, why]) texts.push([`${id} ${language}`, text[language]]);
    }
    return texts;
  });
}

describe('the notes', () => {
  it('are read without a problem, every number and plot evaluated', () => {
    expect(read.ok ? [] : read.problems).toEqual([]);
  });

  it('cover every row of the inventory and show every erratum', () => {
    const numbered = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
    const rows = new Set(claims.flatMap((claim) => claim.rows));
    expect(numbered(96).filter((row) => !rows.has(row))).toEqual([]);
    const errata = new Set(claims.flatMap(errataOf).map(({ id }) => id));
    expect([...errata].sort()).toEqual(
      numbered(25)
        .map((number) => `E${number}`)
        .sort(),
    );
  });

  it('list every section that has a file', () => {
    const files = readdirSync('content/notes', { recursive: true, encoding: 'utf8' });
    const sections = sectionsOf(notes).map(({ file }) => file.replace('content/notes/', ''));
    expect(files.filter((file) => file.endsWith('.md')).sort()).toEqual(sections.sort());
  });

  it('have a bibliography of the works they cite and no others', () => {
    const cited = new Set(claims.flatMap((claim) => claim.sources.map(({ id }) => id)));
    expect(Object.keys(notes.sources).filter((id) => !cited.has(id))).toEqual([]);
  });

  it('have the same structures in the same order in both languages', () => {
    const kinds = (text: string) => structuresOf(text).map((structure) => structure.kind);
    for (const claim of claims) expect(kinds(claim.body.zh), claim.id).toEqual(kinds(claim.body.en));
  });

  it('have tables, lists and procedures of the same size in both languages', () => {
    const sizes = (text: string) =>
      structuresOf(text).map((structure) => {
        if (structure.kind === 'table') return [structure.header.length, structure.rows.length];
        if (structure.kind === 'list') return structure.items.length;
        return structure.kind === 'procedure' ? structure.steps.length : 1;
      });
    for (const claim of claims) expect(sizes(claim.body.zh), claim.id).toEqual(sizes(claim.body.en));
  });

  it('typeset', () => {
    const problems = claims
      .flatMap(textsOf)
      .flatMap(([place, text]) => mathProblems(text).map((problem) => `${place}: ${problem}`));
    expect(problems).toEqual([]);
  });

  it('are Chinese in Chinese, with a space between Chinese and Latin', () => {
    const strip = (text: string) => text.replace(/`[^`]*`|\*\*|\*|\$\$[\s\S]*?\$\$/g, '');
    for (const claim of claims) {
      for (const [place, text] of textsOf(claim).filter(([where]) => where.endsWith('zh'))) {
        expect(text, place).toMatch(/\p{Script=Han}/u);
        const run = /\p{Script=Han}[A-Za-z0-9$]|[A-Za-z0-9$]\p{Script=Han}/u.exec(strip(text));
        expect(run?.[0], `${place}: …${text.slice(0, 40)}`).toBeUndefined();
      }
    }
  });
});
