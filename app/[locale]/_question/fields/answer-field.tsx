'use client';

import type { Form } from '@/lib/quiz/public';
import type { AnswerView } from '@/lib/server/answer-view';
import { ChoiceField } from './choice-field';
import { ClozeField } from './cloze-field';
import { ExplainField } from './explain-field';
import type { FieldProps } from './field-props';
import { MatchField } from './match-field';
import { NumberField } from './number-field';
import { OrderField } from './order-field';

type Props = Omit<FieldProps<Form['kind']>, 'form'> & {
  form: Form;
  autoFocus: boolean;
  closed: boolean;
  marking: AnswerView['marking'];
};

/** The field of a question's kind. Once closed, only a number stays: the others are shown with what was right. */
export function AnswerField({ form, autoFocus, closed, marking, ...field }: Props) {
  if (form.kind === 'numeric')
    return <NumberField form={form} autoFocus={autoFocus} closed={closed} {...field} />;
  if (closed) return null;
  switch (form.kind) {
    case 'choice':
      return <ChoiceField form={form} {...field} />;
    case 'cloze':
      return <ClozeField form={form} {...field} />;
    case 'order':
      return <OrderField form={form} {...field} />;
    case 'match':
      return <MatchField form={form} {...field} />;
    case 'explain':
      return <ExplainField form={form} marking={marking} {...field} />;
  }
}
