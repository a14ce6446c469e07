import { remember } from '../../remember';

const dashes = /[‐‑‒–—―−﹣－_-]/gu;
const invisible = /[\u200b-\u200d\u2060\ufeff]/gu;
/** British and American spelling: normalise, normalisation. */
const british = /is(e|ed|er|es|ing|ation|ations)\b/gu;

function normaliseAnew(text: string): string {
  return text
    .normalize('NFKC')
    .replace(invisible, '')
    .toLowerCase()
    .replace(dashes, '-')
    .replace(/["'“”‘’「」《》$`*]/gu, '')
    .replace(british, 'iz$1')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[.,;:!?。，；：！？、]+$/u, '')
    .replace(/\s*-\s*/gu, '-')
    .replace(/(?<=\p{L})(?<!\de)-|-(?=\p{L})/gu, '')
    .replace(/\s/gu, '');
}

const mostRemembered = 2000;

/**
 * What two answers must share to be the same: width, case, spaces, hyphens, quotation marks and British or American
 * spelling do not matter. A minus before a digit stays, as in −1 and 1e-3, and so does a hyphen between numbers.
 */
export const normaliseAnswer: (text: string) => string = remember(normaliseAnew, mostRemembered);
