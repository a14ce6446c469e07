import type { Form } from '@/lib/quiz/public';

/** What a field is given: how to answer, and the answer so far as the one text that will be sent. */
export type FieldProps<K extends Form['kind']> = {
  id: string;
  form: Extract<Form, { kind: K }>;
  raw: string;
  onChange: (raw: string) => void;
  /** The answer is on its way: it can be read and not changed. */
  locked: boolean;
  invalid: boolean;
  describedBy: string;
};
