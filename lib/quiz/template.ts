import { z } from 'zod';
import { choiceTemplateSchema } from './kinds/choice/template';
import { clozeTemplateSchema } from './kinds/cloze/template';
import { explainTemplateSchema } from './kinds/explain/template';
import { matchTemplateSchema } from './kinds/match/template';
import { numericTemplateSchema } from './kinds/numeric/template';
import { orderTemplateSchema } from './kinds/order/template';

/** An item of a pack as its author writes it, of any kind. */
export const templateSchema = z.discriminatedUnion(
  'kind',
  [
    numericTemplateSchema,
    choiceTemplateSchema,
    clozeTemplateSchema,
    orderTemplateSchema,
    matchTemplateSchema,
    explainTemplateSchema,
  ],
  { error: 'must be numeric, choice, cloze, order, match or explain' },
);

export type Template = z.infer<typeof templateSchema>;
export type KindName = Template['kind'];
