import { describe, expect, it } from 'vitest';
import { renderMarkdown, renderText, renderTexts } from './markdown';

describe('renderMarkdown', () => {
  it('returns formulas as MathML with KaTeX’s HTML, in a line and on display', () => {
    const html = renderMarkdown(
      'With $\\beta_1$:\n\n$$\nm = 1\n$$\n\n$$\\begin{aligned} a &= b \\\\ c &= d \\end{aligned}$$',
    );
    expect(html.match(/<math/g)).toHaveLength(3);
    expect(html.match(/katex-display/g)?.length).toBeGreaterThanOrEqual(1);
  });

  it.each([
    ['a script', '<script>alert(1)</script>'],
    ['an event handler', '<img src=x onerror=alert(1)>'],
    ['a javascript link', '[x](javascript:alert(1))'],
    ['a command that would load something', '$\\href{javascript:alert(1)}{x}$'],
  ])('drops %s', (_, text) => {
    expect(renderMarkdown(text)).not.toMatch(/<script|onerror=|href="javascript/);
  });

  it('shows a formula that is none as it was written', () => {
    expect(renderMarkdown('$\\frac{1$')).toContain('\\frac{1');
  });
});

describe('renderText', () => {
  const text = { en: 'a **word**', zh: '一个**词**' };

  it('returns both languages, or the one that will be read', () => {
    expect(renderText(text)).toEqual({
      en: '<p>a <strong>word</strong></p>',
      zh: '<p>一个<strong>词</strong></p>',
    });
    expect(renderText(text, 'zh')).toEqual({ en: '', zh: '<p>一个<strong>词</strong></p>' });
    expect(renderTexts([{ text }], 'en')).toEqual([
      { text: { en: '<p>a <strong>word</strong></p>', zh: '' } },
    ]);
  });
});
