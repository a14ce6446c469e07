import 'server-only';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { type Locale, type Text, textOf } from '@/lib/quiz/text';
import { byShape } from './by-shape';
import { rehypeFormulas } from './formulas';

/** Sanitised HTML, formulas as MathML with KaTeX's HTML beside it. */
export type Html = { en: string; zh: string };

// The formulas' own marks pass; everything else that could carry script or style is dropped before KaTeX writes its HTML.
const schema = {
  ...defaultSchema,
  attributes: {
    ...defaultSchema.attributes,
    code: [['className', /^language-./, 'math-inline', 'math-display'] as [string, RegExp, string, string]],
  },
};

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkMath)
  .use(remarkRehype)
  .use(rehypeSanitize, schema)
  .use(rehypeFormulas)
  // The formulas; what the text itself brought along is gone by now.
  .use(rehypeStringify, { allowDangerousHtml: true })
  .freeze();

/** In all its packs and both languages the site has some millions. */
const MOST_CHARACTERS = 24_000_000;

/** Markdown with `$…$` as HTML that is safe to put into a page. */
export const renderMarkdown: (text: string) => string = byShape(
  (text) => String(processor.processSync(text)),
  MOST_CHARACTERS,
);

/** A line of Markdown, such as a heading's, without the paragraph around it. */
export function renderLine(text: string): string {
  return renderMarkdown(text).replace(/^<p>([\s\S]*)<\/p>$/, '$1');
}

/** The language that will be read, where that is known: typesetting formulas is most of what an answer costs. */
export type Only = Locale | undefined;

const inLanguage = (only: Only, render: (locale: Locale) => string): Html =>
  textOf((locale) => (only === undefined || only === locale ? render(locale) : ''));

/** Both languages rendered; with `only`, the other is left empty. */
export function renderText(text: Text, only?: Only): Html {
  return inLanguage(only, (locale) => renderMarkdown(text[locale]));
}

export function renderLines(text: Text, only?: Only): Html {
  return inLanguage(only, (locale) => renderLine(text[locale]));
}

function isText(value: object): value is Text {
  return 'en' in value && 'zh' in value && typeof value.en === 'string' && typeof value.zh === 'string';
}

/** The same data with every text in it rendered. A text and its HTML have the same shape, so the type stays. */
export function renderTexts<T>(data: T, only?: Only): T {
  if (typeof data !== 'object' || data === null) return data;
  if (isText(data)) return renderText(data, only) as T;
  if (Array.isArray(data)) return data.map((part) => renderTexts(part, only)) as T;
  return Object.fromEntries(Object.entries(data).map(([name, part]) => [name, renderTexts(part, only)])) as T;
}
