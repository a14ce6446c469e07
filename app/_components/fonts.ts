import localFont from 'next/font/local';

const inter = localFont({
  src: '../../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  variable: '--font-inter',
  weight: '100 900',
  display: 'swap',
});

/** Inter without its punctuation: quotation marks and dashes in Chinese text come from the Chinese face. */
const interLatin = localFont({
  src: '../../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  variable: '--font-inter-latin',
  weight: '100 900',
  display: 'swap',
  preload: false,
  adjustFontFallback: false,
  declarations: [{ prop: 'unicode-range', value: 'U+0020-007E, U+00A0-00B6, U+00B8-024F, U+2212' }],
});

const stix = localFont({
  src: '../../node_modules/@fontsource-variable/stix-two-text/files/stix-two-text-latin-wght-normal.woff2',
  variable: '--font-stix',
  weight: '400 700',
  display: 'swap',
  adjustFontFallback: 'Times New Roman',
});

export const fontVariables = [inter.variable, interLatin.variable, stix.variable].join(' ');
