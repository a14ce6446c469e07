import { digitAt, shuffle } from '../../shuffle';
import { type Text, textOf } from '../../text';
import { makeWriter, type Writer } from '../../writer';
import type { DrawnKind, DrawTools } from '../kind';
import type { ClozeKey } from './key';
import { blanksIn, markBlanks } from './markers';
import type { ClozeTemplate } from './template';

type Blank = ClozeTemplate['blanks'][number];
type Answers = Blank['accept'];

/** Answers of both languages, for a reader of one may know the word in the other. */
function written({ en, zh }: Answers, { write }: Writer, where: string): string[] {
  const all = [...en, ...zh].map((answer) => write({ en: answer, zh: answer }, where).en);
  return [...new Set(all)];
}

function keyOf(blank: Blank, label: string, writer: Writer): ClozeKey['blanks'][number] {
  const where = `blank ${blank.id}`;
  const first: Text = { en: blank.accept.en[0]!, zh: blank.accept.zh[0]! };
  return {
    label,
    id: blank.id,
    answer: writer.write(first, where),
    accept: written(blank.accept, writer, where),
    mistakes: blank.mistakes.map(({ id, answers, feedback }) => ({
      id,
      answers: written(answers, writer, where),
      feedback: writer.write(feedback, where),
    })),
  };
}

const sameText = (a: Text, b: Text) => a.en === b.en && a.zh === b.zh;

/** Marks the blanks, fills in the slots, and shuffles the word bank. */
export function drawCloze(template: ClozeTemplate, { params, stream }: DrawTools): DrawnKind<'cloze'> {
  const writer = makeWriter(params);
  const order = blanksIn(template.text.en);
  const labelOf = (id: string) => digitAt(order.indexOf(id));
  const blanks = order.map((id, index) =>
    keyOf(template.blanks.find((blank) => blank.id === id)!, digitAt(index), writer),
  );
  const text = writer.write(template.text, 'text');
  const words = [
    ...blanks.map((blank) => blank.answer),
    ...(template.bank ?? []).map((word) => writer.write(word, 'bank')),
  ];
  const distinct = words.filter((word, index) => words.findIndex((other) => sameText(other, word)) === index);
  const reason = writer.failure();
  if (reason !== null) return { ok: false, reason };
  return {
    ok: true,
    shown: {
      kind: 'cloze',
      text: textOf((locale) => markBlanks(text[locale], labelOf)),
      blanks: blanks.map((blank) => blank.label),
      bank: template.bank === undefined ? null : shuffle(distinct, stream('bank')),
    },
    key: { kind: 'cloze', blanks },
  };
}
