import type { Form } from '@/lib/quiz/public';

/** A list sent as JSON; empty where there is none yet. */
export function readList(raw: string): string[] {
  return raw === '' ? [] : (JSON.parse(raw) as string[]);
}

export function readWritten(raw: string): { text: string; met?: string[] } {
  return raw === '' ? { text: '' } : (JSON.parse(raw) as { text: string; met?: string[] });
}

/** The answer before anything is answered; steps stand in the order in which they are shown. */
export function emptyAnswer(form: Form): string {
  switch (form.kind) {
    case 'numeric':
      return '';
    case 'choice':
      return '[]';
    case 'cloze':
      return JSON.stringify(form.blanks.map(() => ''));
    case 'order':
      return JSON.stringify(form.steps.map((step) => step.label));
    case 'match':
      return JSON.stringify(form.lefts.map(() => ''));
    case 'explain':
      return JSON.stringify({ text: '' });
  }
}
