import { describe, expect, it } from 'vitest';
import { answer, expectDigits } from '../../answer.fixture';

const GiB = 2 ** 30;

describe('memory.activations', () => {
  const seven = { seqLen: 2048, batchSize: 1, hidden: 4096, heads: 32, layers: 32 };

  it('returns 28.5 GiB for the dimensions of a 7B model, 8.5 without the attention scores', () => {
    expectDigits(Number(answer('memory.activations', seven).bytes) / GiB, '28.5');
    expectDigits(Number(answer('memory.activations', seven, 'no-quadratic-term').bytes) / GiB, '8.5');
  });

  it.each([
    ['GPT-3', { hidden: 12_288, heads: 96 }, '70'],
    ['MT-NLG', { hidden: 20_480, heads: 128 }, '65'],
  ])('saves by selective recomputation what Korthikanti et al. 2022, §5 say for %s', (_, size, percent) => {
    const bytes = (mode: string) =>
      Number(
        answer('memory.activations', { seqLen: 2048, batchSize: 1, ...size, tensorParallel: 8, mode }).bytes,
      );
    expectDigits(100 * (1 - bytes('selective') / bytes('sequenceParallel')), percent);
  });

  it('returns Table 2 row by row', () => {
    const layer = { seqLen: 64, batchSize: 2, hidden: 128, heads: 4, tensorParallel: 4 };
    const perLayer = (mode: string) => Number(answer('memory.activations', { ...layer, mode }).bytesPerLayer);
    const [sbh, scores] = [64 * 2 * 128, 5 * 4 * 64 ** 2 * 2];
    expect(perLayer('tensorParallel')).toBe(10 * sbh + (24 * sbh + scores) / 4);
    expect(perLayer('sequenceParallel')).toBe((34 * sbh + scores) / 4);
    expect(perLayer('selective')).toBe((34 * sbh) / 4);
    expect(perLayer('full')).toBe(2 * sbh);
  });
});

describe('memory.zero', () => {
  it.each([
    [128e9, 64, ['536', '284', '32']],
    [1e12, 1024, ['4011', '2013', '15.6']],
  ])(
    'returns Table 1 of ZeRO for %d parameters on %i devices, whose large entries are cut, not rounded',
    (params, dataParallel, stages) => {
      for (const [i, printed] of stages.entries()) {
        const bytes = Number(answer('memory.zero', { params, dataParallel, stage: i + 1 }).bytesPerDevice);
        expect(Math.abs(bytes / 1e9 - Number(printed))).toBeLessThan(1);
      }
    },
  );

  it('returns DeepSpeed’s estimate for stage 2 (docs/code-docs, memory: 2851M parameters on 8 GPUs)', () => {
    // DeepSpeed counts 4 bytes a parameter on every GPU and 16 shared: the sums of stage 1 with K = 16.
    const input = { params: 2851e6, dataParallel: 8, stage: 1, optimizerBytes: 16 };
    expectDigits(Number(answer('memory.zero', input).bytesPerDevice) / GiB, '15.93');
  });
});

describe('memory.training', () => {
  it('keeps state for trainable parameters only: LoRA’s 4.7M of GPT-3’s', () => {
    const full = answer('memory.training', { params: 175e9 });
    const lora = answer('memory.training', { params: 175e9, trainableParams: 4_718_592 });
    expect(lora.weights).toBe(full.weights);
    expect(Number(lora.gradients) + Number(lora.master) + Number(lora.optimizer)).toBe(14 * 4_718_592);
  });

  it('needs 112 GB for 7B parameters with mixed-precision Adam, 56 GB if everything is 16-bit', () => {
    expect(answer('memory.training', { params: 7e9 }).total).toBe(112e9);
    expect(answer('memory.training', { params: 7e9, masterBytes: 0, optimizerBytes: 4 }).total).toBe(56e9);
  });
});
