import { describe, expect, it } from 'vitest';
import { answer, expectDigits } from '../../answer.fixture';

describe('initialisation', () => {
  it('returns He’s σ = 0.0625 for 512 inputs, where the variance is 0.0039', () => {
    const { std, variance } = answer('init.kaiming', { fan: 512 });
    expectDigits(std!, '0.0625');
    expectDigits(variance!, '0.00390625');
    expect(answer('init.kaiming', { fan: 512 }, 'variance-for-std').std).toBe(variance);
  });

  it('returns Xavier’s σ = 0.0442 and bound 0.0765 for a 512 by 512 layer', () => {
    const { std, bound } = answer('init.xavier', { fanIn: 512, fanOut: 512 });
    expectDigits([std!, bound!], '0.0442', '0.0765');
  });

  it.each([
    ['relu', '1.4142'],
    ['linear', '1'],
    ['tanh', '1.6667'],
    ['leakyRelu', '1.4141'],
  ])('returns the gain torch.nn.init.calculate_gain gives %s: %s', (nonlinearity, gain) => {
    expectDigits(answer('init.kaiming', { fan: 10, nonlinearity }).gain!, gain);
  });
});
