import { describe, expect, it } from 'vitest';
import { makeNotesFiles, soundSection } from './notes.fixture';
import { parseNotes } from './parse-notes';
import { buildIndex, searchNotes } from './search';

const second = soundSection
  .slice(5)
  .map((line) =>
    line
      .replace('attn.scale', 'attn.other')
      .replace('### en: Scores are divided by $\\sqrt{d_k}$', '### en: Temperature of the softmax')
      .replace('### zh: 分数除以 $\\sqrt{d_k}$', '### zh: Softmax 的温度'),
  );
const read = parseNotes(makeNotesFiles([...soundSection, '', ...second]));
const index = read.ok ? buildIndex(read.value) : [];
const found = (query: string, language: 'en' | 'zh' = 'en') =>
  searchNotes(index, query, language).map(({ claim }) => claim.id);

describe('searchNotes', () => {
  it('returns the claim whose title has the word before those that only mention it', () => {
    expect(found('temperature')).toEqual(['attn.other']);
    expect(found('score')).toEqual(['attn.scale', 'attn.other']);
  });

  it('finds Chinese from an English page, and English from a Chinese one', () => {
    expect(found('温度')).toEqual(['attn.other']);
    expect(found('divided', 'zh')).toEqual(['attn.scale']);
  });

  it('wants every word of the query, whatever its case or width', () => {
    expect(found('TEMPERATURE softmax')).toEqual(['attn.other']);
    expect(found('ｓｏｆｔｍａｘ')).toEqual(['attn.other']);
    expect(found('temperature divided')).toEqual([]);
  });

  it('finds a claim by its source and by its op', () => {
    expect(found('Vaswani')).toHaveLength(2);
    expect(found('attn.logitVariance')).toHaveLength(2);
  });

  it('takes a Latin word from its beginning and finds nothing for an empty query', () => {
    expect(found('emperature')).toEqual([]);
    expect(found('  ')).toEqual([]);
  });

  it('shows a formula in plain characters', () => {
    expect(searchNotes(index, 'deviation', 'en')[0]?.excerpt).toContain('At d_k = 512 a score');
  });

  it('shows the stretch of text that holds the word', () => {
    expect(searchNotes(index, 'deviation', 'en')[0]?.excerpt).toContain('standard deviation of 22.63');
  });
});
