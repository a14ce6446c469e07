import type { Text } from './text';

const han = /\p{Script=Han}/u;
/** Four English words in a row that begin small: prose, and not the name of something. */
const englishProse = /(?:\b[a-z]{2,}\b[\s,]+){3,}[a-z]{2,}\b/;
/** What may stay in its own language: formulas, code, glosses in brackets, addresses. */
const exempt = /\$\$[\s\S]*?\$\$|\$[^$\n]*\$|`[^`]*`|（[^）]*）|\([^)]*\)|\[[^\]]*\]|https?:\S+/g;

/** What of a text has not been put into its language: Chinese in the English, English sentences in the Chinese. */
export function languageProblems({ en, zh }: Text): string[] {
  const english = en.replace(exempt, ' ');
  const chinese = zh.replace(exempt, ' ');
  const problems: string[] = [];
  if (han.test(english)) problems.push(`Chinese in the English text: "${en.slice(0, 60)}"`);
  const prose = englishProse.exec(chinese);
  if (prose !== null) problems.push(`English in the Chinese text: "${prose[0].slice(0, 60)}"`);
  return problems;
}
