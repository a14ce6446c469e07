import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compose } from '@/lib/notes/compose';
import { type Claim, claimsOf, errataOf, type Notes, sectionsOf } from '@/lib/notes/notes';
import { proveNotes } from '@/lib/notes/prove-notes';
import { structuresOf } from '@/lib/notes/structure';
import { mathProblems } from '@/lib/quiz/math-check';
import { readNotes } from './read-notes';
import { packFolders, readPack } from './read-packs';

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
    expect(read.ok ? proveNotes(read.value) : read.problems).toEqual([]);
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

  // Computed by hand or published, and so independent of the engine.
  it.each([
    ['norm.batch-norm.running-mean', 'becomes 0.4; with the shares swapped it would be 3.6'],
    ['norm.layer-norm.definition', 'is 1.342; with the sample variance ($\\div 3$) it would be 1.162'],
    ['grad.residual', '9.313 with the skip, 9.54 × 10⁻⁷ without; “it becomes a sum” would give 3.5'],
    ['init.kaiming', '$\\sigma$ is 0.0625'],
    ['optim.moments.first', 'stands at 0.6513 after ten steps'],
    ['optim.adagrad.update', 'from 0 to −0.2284 after three; without the root it would be at −0.1833'],
    ['text.tf', 'occurs 3 times among 100 has 0.03'],
    ['text.word2vec.skip-gram', 'give 34 pairs, not 40'],
    ['attn.qkv.parameters', '1\u202f771\u202f776 parameters with biases'],
    ['bert.embedding.parameters', 'and the whole model with its pooler 109\u202f482\u202f240'],
    ['kv.cache.per-token', '524\u202f288 bytes, which is 512 KiB'],
    ['attn.flash.score-matrix', '536\u202f870\u202f912 bytes: 512 MiB, or 536.9 MB'],
    ['long.sliding-window', 'need 5 windows, where 4 would do'],
    ['peft.lora.parameters', 'gets 65\u202f536 trainable parameters, 0.39%'],
    [
      'distill.distilbert',
      '66\u202f362\u202f880 parameters against 109\u202f482\u202f240, which is 39.4% fewer',
    ],
    ['memory.zero.stage-1', '31.4 GB instead of 120'],
    ['memory.activations.formula', 'that is 28.5 GiB, and 8.5 GiB'],
  ])('say in %s what is known from elsewhere', (id, words) => {
    expect(compose(claims.find((claim) => claim.id === id)!, () => '').body.en).toContain(words);
  });

  it('hold every claim that the built-in packs test', () => {
    const known = new Set(claims.map(({ id }) => id));
    const tested = packFolders(process.cwd()).flatMap((folder) => {
      const pack = readPack(process.cwd(), folder);
      return pack.ok ? pack.pack.items.flatMap(({ claim, alsoTests }) => [claim, ...alsoTests]) : [];
    });
    expect(tested.length).toBeGreaterThan(0);
    expect(tested.filter((claim) => !known.has(claim))).toEqual([]);
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
