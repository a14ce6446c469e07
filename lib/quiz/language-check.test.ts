// biome-ignore-all lint/suspicious/noTemplateCurlyInString: in a pack a dollar sign opens LaTeX
import { describe, expect, it } from 'vitest';
import { languageProblems } from './language-check';

describe('languageProblems', () => {
  it.each([
    ['The mean of four features', '四个特征的均值'],
    ['AdamW', 'AdamW'],
    ['Scaled dot-product attention', '缩放点积注意力（scaled dot product attention as in the paper）'],
    ['Run `pip install of the thing`', '运行 `pip install of the thing`'],
    ['$\\text{mean of the features}$', '$\\text{mean of the features}$'],
    ['torch.nn.LayerNorm', 'torch.nn.LayerNorm 的默认值'],
  ])('says nothing of %j and %j', (en, zh) => {
    expect(languageProblems({ en, zh })).toEqual([]);
  });

  it.each([
    ['The mean of it', 'this is the mean of it', 'English in the Chinese text: "this is the mean of it"'],
    [
      'The mean',
      '均值是 the mean of all the features',
      'English in the Chinese text: "the mean of all the features"',
    ],
    ['The 均值', '均值', 'Chinese in the English text: "The 均值"'],
  ])('tells what is left of the other language in %j and %j', (en, zh, problem) => {
    expect(languageProblems({ en, zh })).toEqual([problem]);
  });
});
