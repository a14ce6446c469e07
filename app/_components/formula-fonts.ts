import localFont from 'next/font/local';

/**
 * The two faces that nearly every formula is set in, sent for with the page. KaTeX's own rules send for them once the
 * formula stands there in another face, and the line moves when they come.
 */
const main = localFont({
  src: '../../node_modules/katex/dist/fonts/KaTeX_Main-Regular.woff2',
  variable: '--font-katex-main',
  display: 'block',
  adjustFontFallback: false,
});

const letters = localFont({
  src: '../../node_modules/katex/dist/fonts/KaTeX_Math-Italic.woff2',
  variable: '--font-katex-letters',
  style: 'italic',
  display: 'block',
  adjustFontFallback: false,
});

export const formulaFonts = `formulas ${main.variable} ${letters.variable}`;
