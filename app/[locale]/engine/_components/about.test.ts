import { expect, test } from 'vitest';
import { allManuals } from '@/lib/engine/manual';
import { inWordsOf } from './about';
import chinese from './field-words.zh.json';

const manuals = allManuals().flatMap((family) => family.manuals);
const abouts = new Set(
  manuals.flatMap(({ input, output }) => [...input, ...output].map(({ about }) => about)),
);

test('every field of every op is explained in Chinese, and nothing else is kept', () => {
  const wanted = [...abouts].filter((about) => about !== '');
  expect(Object.keys(chinese).sort()).toEqual(wanted.sort());
});

test('returns the fields as they are in English, and in Chinese with the Chinese words', () => {
  const { input } = manuals.find(({ id }) => id === 'attn.logitVariance')!;
  expect(inWordsOf('en', input)).toEqual(input);
  expect(inWordsOf('zh', input)[0]).toMatchObject({ name: 'dK', about: '一个头的宽度' });
});
