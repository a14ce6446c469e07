import { describe, expect, it } from 'vitest';
import { answer } from '../../answer.fixture';
import { evaluate } from '../../evaluate';

const bert = { family: 'bert', typeVocab: 2, maxPositions: 512 };
const base = { layers: 12, hidden: 768, heads: 12, intermediate: 3072 };
const large = { layers: 24, hidden: 1024, heads: 16, intermediate: 4096 };

describe('parameter counts', () => {
  // Totals of the released checkpoints; configurations as published on the models' pages at Hugging Face.
  it.each([
    ['BERT base, uncased', { ...bert, ...base, vocab: 30_522 }, 109_482_240],
    ['BERT large, uncased', { ...bert, ...large, vocab: 30_522 }, 335_141_888],
    ['BERT base, cased', { ...bert, ...base, vocab: 28_996 }, 108_310_272],
    ['BERT large, cased', { ...bert, ...large, vocab: 28_996 }, 333_579_264],
    ['RoBERTa base', { ...bert, ...base, vocab: 50_265, maxPositions: 514, typeVocab: 1 }, 124_645_632],
    [
      'DistilBERT (6 layers, neither segments nor pooler)',
      { ...bert, ...base, layers: 6, vocab: 30_522, typeVocab: 0, pooler: false },
      66_362_880,
    ],
    ['GPT-2', { family: 'gpt2', ...base, vocab: 50_257, maxPositions: 1024 }, 124_439_808],
    ['GPT-2 medium', { family: 'gpt2', ...large, vocab: 50_257, maxPositions: 1024 }, 354_823_168],
    [
      'Llama 2 7B',
      { family: 'llama', vocab: 32_000, hidden: 4096, layers: 32, heads: 32, intermediate: 11_008 },
      6_738_415_616,
    ],
    [
      'Llama 2 13B',
      { family: 'llama', vocab: 32_000, hidden: 5120, layers: 40, heads: 40, intermediate: 13_824 },
      13_015_864_320,
    ],
    [
      'Llama 2 70B',
      {
        family: 'llama',
        vocab: 32_000,
        hidden: 8192,
        layers: 80,
        heads: 64,
        kvHeads: 8,
        intermediate: 28_672,
      },
      68_976_648_192,
    ],
    [
      'Llama 3 8B',
      {
        family: 'llama',
        vocab: 128_256,
        hidden: 4096,
        layers: 32,
        heads: 32,
        kvHeads: 8,
        intermediate: 14_336,
      },
      8_030_261_248,
    ],
    [
      'Llama 3 70B',
      {
        family: 'llama',
        vocab: 128_256,
        hidden: 8192,
        layers: 80,
        heads: 64,
        kvHeads: 8,
        intermediate: 28_672,
      },
      70_553_706_496,
    ],
    [
      'Mistral 7B',
      {
        family: 'llama',
        vocab: 32_000,
        hidden: 4096,
        layers: 32,
        heads: 32,
        kvHeads: 8,
        intermediate: 14_336,
      },
      7_241_732_096,
    ],
  ])('come to the published total of %s', (_, config, total) => {
    expect(answer('model.params', config).total).toBe(total);
  });

  it('add up from the parts', () => {
    const parts = answer('model.params', { ...bert, ...base, vocab: 30_522 });
    expect(parts).toEqual({
      embedding: 23_837_184,
      perLayer: 7_087_872,
      head: 590_592,
      total: 23_837_184 + 12 * 7_087_872 + 590_592,
    });
  });

  it('ignore what belongs to another family', () => {
    const llama = { family: 'llama', ...base, vocab: 1000 };
    expect(answer('model.params', { ...llama, maxPositions: 512, typeVocab: 2, pooler: false })).toEqual(
      answer('model.params', llama),
    );
  });

  it('count an untied output matrix once more', () => {
    const gpt2 = { family: 'gpt2', ...base, vocab: 50_257, maxPositions: 1024 };
    const [tied, untied] = [true, false].map(
      (tiedEmbeddings) => answer('model.params', { ...gpt2, tiedEmbeddings }).total as number,
    );
    expect(untied! - tied!).toBe(50_257 * 768);
  });

  it.each([
    ['no position table', { family: 'gpt2', ...base, vocab: 10 }, 'maxPositions'],
    ['heads that do not divide the width', { ...bert, ...base, vocab: 10, heads: 7 }, 'heads'],
    ['groups that do not divide the heads', { ...bert, ...base, vocab: 10, kvHeads: 5 }, 'kvHeads'],
    ['a family nobody knows', { ...bert, ...base, vocab: 10, family: 't5' }, 'family'],
  ])('rejects %s', (_, config, field) => {
    expect(evaluate('model.params', config)).toMatchObject({
      ok: false,
      error: { code: 'INVALID_INPUT', path: `input.${field}` },
    });
  });
});

describe('bytes of weights', () => {
  it('take 70 billion parameters from 140 GB to 35, 39.4 with constants, 36.1 with double quantisation', () => {
    const bytes = (fields: object) => answer('model.weightBytes', { params: 70e9, ...fields }).bytes;
    expect(bytes({})).toBe(140e9);
    expect(bytes({ bits: 4 })).toBe(35e9);
    expect(bytes({ bits: 4, blockSize: 64 })).toBe(39.375e9);
    expect(bytes({ bits: 4, blockSize: 64, doubleQuant: true })).toBe(36_110_839_843.75);
  });

  it('spare 3.03 GB for 65 billion parameters by double quantisation (Dettmers et al. 2023, §3: about 3 GB)', () => {
    const bytes = (doubleQuant: boolean) =>
      answer('model.weightBytes', { params: 65e9, bits: 4, blockSize: 64, doubleQuant }).bytes as number;
    expect((bytes(false) - bytes(true)) / 1e9).toBeCloseTo(3.03, 2);
  });
});
