import { expect, it } from 'vitest';
import { toPublic } from './public';
import { drawItem, makeTemplate } from './template.fixture';

it('sends only what is on the list, and nothing of the key', () => {
  const template = makeTemplate();
  const drawn = drawItem(template);
  const sent = toPublic(template, drawn.variant);
  expect(Object.keys(sent).sort()).toEqual(
    ['form', 'hintCount', 'itemId', 'kind', 'prompt', 'title', 'topic'].sort(),
  );
  const text = JSON.stringify(sent);
  for (const value of [drawn.key.value, ...drawn.key.slips.map((slip) => slip.value)]) {
    expect(text).not.toContain(String(value).slice(0, 6));
  }
  expect(text).not.toContain('seed');
});
