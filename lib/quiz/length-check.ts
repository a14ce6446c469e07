import { draw } from './draw';
import { longestOptions } from './kinds/choice/length';
import type { Pack } from './pack';
import type { Template } from './template';
import { type Locale, locales } from './text';

/** A right option that is longer than every wrong one by this factor stands out. */
const standsOutFrom = 1.25;
/** In no more than this share of a pack's choice items may it, or whoever picks the longest option does well. */
const mostShare = 0.4;
/** Fewer items than this say nothing about an author's habit. */
const fewestItems = 5;
/** Items may show some of their options only. */
const seeds = Array.from({ length: 8 }, (_, index) => `length-${index + 1}`);

/** The share of an item's drawings in which a right option stands out by its length. */
function shareStandingOut(template: Template, locale: Locale): number {
  const standing = seeds.map((seed) => {
    const drawn = draw(template, seed);
    if (!drawn.ok || drawn.key.kind !== 'choice' || drawn.variant.shown?.kind !== 'choice') return 0;
    const { right, wrong } = longestOptions(drawn.variant.shown, drawn.key, locale);
    return right > wrong * standsOutFrom ? 1 : 0;
  });
  return standing.reduce<number>((sum, each) => sum + each, 0) / seeds.length;
}

/** What a learner who knows nothing could see of a pack's right answers by looking at how long the options are. */
export function lengthProblems(pack: Pack): string[] {
  const choices = pack.items.filter((item) => item.kind === 'choice');
  if (choices.length < fewestItems) return [];
  return locales.flatMap((locale) => {
    const shares = choices.map((item) => ({ id: item.id, share: shareStandingOut(item, locale) }));
    const mean = shares.reduce((sum, { share }) => sum + share, 0) / choices.length;
    if (mean <= mostShare) return [];
    const worst = shares.filter(({ share }) => share > 0.5).map(({ id }) => id);
    return [
      `in ${Math.round(mean * 100)}% of the choices a right option is the longest by a quarter (${locale}): ${worst.join(', ')}`,
    ];
  });
}
