import { expect, it } from 'vitest';
import { draw } from './draw';
import { toPublic } from './public';
import { makeTemplate } from './template.fixture';

it('sends only what is on the list, and nothing of the key', () => {
  const template = makeTemplate();
  const drawn = draw(template, 'seed');
  if (!drawn.ok) throw new Error(drawn.reason);
  const sent = toPublic(template, drawn.variant);
  expect(Object.keys(sent).sort()).toEqual(
    ['answerForm', 'hintCount', 'itemId', 'kind', 'prompt', 'title', 'topic', 'unit'].sort(),
  );
  const text = JSON.stringify(sent);
  for (const value of [drawn.key.value, ...drawn.key.slips.map((slip) => slip.value)]) {
    expect(text).not.toContain(String(value).slice(0, 6));
  }
  expect(text).not.toContain('seed');
});
