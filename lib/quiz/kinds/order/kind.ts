import type { Kind } from '../kind';
import { auditOrder } from './audit';
import { checkOrder } from './check';
import { displayOrder } from './display';
import { drawOrder } from './draw';
import { orderForm } from './public';
import { orderRules } from './rules';

export const order: Kind<'order'> = {
  draw: drawOrder,
  toForm: (_, shown) => orderForm(shown),
  check: checkOrder,
  display: displayOrder,
  toLine: () => '',
  rightAnswer: (key) => JSON.stringify(key.groups.flat()),
  rules: orderRules,
  audit: auditOrder,
  texts: (shown) => shown.steps.map((step) => step.text),
};
