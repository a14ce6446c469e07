import { compose } from '@/lib/notes/compose';
import type { Claim } from '@/lib/notes/notes';
import { parseSection } from '@/lib/notes/parse-section';
import type { Passage, Source, TiedCall } from './passage';

/** Whether a file is a section of our notes, with both languages in it. */
export function isSection(source: string): boolean {
  return /^```section$/m.test(source);
}

function callsOf({ values, line }: Claim): TiedCall[] {
  return Object.values(values).flatMap(({ op, input, slip, path }) =>
    slip === undefined ? [{ op, input, path, line }] : [],
  );
}

/** Links between claims lead nowhere in a question. */
const withoutLinks = (text: string) => text.replace(/\[([^\]]*)\]\(claim:[^)]*\)/g, '$1');

/** Reads a section of our notes: each claim is a passage, in both languages. */
export function readSection(
  source: string,
  file: string,
): { ok: true; source: Source } | { ok: false; problems: string[] } {
  const id = file.replace(/^.*\//, '').replace(/\.md$/, '');
  const read = parseSection(id, { file, text: source });
  if (!read.ok) {
    return { ok: false, problems: read.problems.map(({ line, message }) => `${file}:${line}: ${message}`) };
  }
  const { title, claims } = read.value;
  const lines = source.split('\n');
  /** The English text of a claim begins two lines below its heading. */
  const bodyLine = ({ line }: Claim) =>
    lines.findIndex((text, index) => index >= line && /^### en[:：]/.test(text)) + 3;
  const passages = claims.map((claim): Passage => {
    // Throws where a number of the text cannot be computed, which `check` tells of the notes as a whole.
    const { title: heading, body } = compose(claim, () => '');
    const plain = (text: string) => withoutLinks(text).replace(/\[([^\]]*)\]\(\)/g, '$1');
    return {
      key: claim.id.replaceAll('.', '-'),
      claim: claim.id,
      topic: id,
      rows: claim.rows,
      title: heading,
      body: { en: plain(body.en), zh: plain(body.zh) },
      line: bodyLine(claim),
      calls: callsOf(claim),
    };
  });
  return { ok: true, source: { slug: id, title, languages: 2, topics: [{ id, title }], passages } };
}
