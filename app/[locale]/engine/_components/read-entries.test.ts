import { expect, test } from 'vitest';
import { manualOf } from '@/lib/engine/manual';
import { findOp } from '@/lib/engine/registry';
import { readEntries } from './read-entries';

const { input: fields } = manualOf(findOp('norm.batchNorm')!);

function filled(entries: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, text] of Object.entries(entries)) data.set(name, text);
  return data;
}

test('returns what was typed and leaves out what is empty', () => {
  const data = filled({ x: '[[1],[3]]', eps: ' 0 ', mode: 'train', weight: '' });
  expect(readEntries(fields, data)).toEqual({ ok: true, input: { x: [[1], [3]], eps: 0, mode: 'train' } });
});

test('rejects what is no JSON and names its field', () => {
  expect(readEntries(fields, filled({ x: '[[1],[3]' }))).toEqual({ ok: false, field: 'x' });
});
