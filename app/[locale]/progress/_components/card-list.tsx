import { getLocale, getTranslations } from 'next-intl/server';
import type { ProgressView } from '@/lib/server/progress';
import { dayInWords } from '../../_components/day-in-words';

type Card = ProgressView['cards'][number];

export async function CardList({ cards, timeZone }: { cards: Card[]; timeZone: string }) {
  const t = await getTranslations('progress');
  return (
    <section aria-labelledby="cards" className="min-w-0">
      <h2 id="cards" className="font-display text-xl font-semibold">
        {t('cards')}
      </h2>
      <ul className="mt-3 border-b border-rule">
        {cards.map((card) => (
          <CardRow key={`${card.pack}/${card.itemId}`} card={card} timeZone={timeZone} />
        ))}
      </ul>
      <p className="mt-2 text-xs text-faint">{t('intervalHelp')}</p>
    </section>
  );
}

async function CardRow({ card, timeZone }: { card: Card; timeZone: string }) {
  const [t, locale] = await Promise.all([getTranslations('progress'), getLocale()]);
  const days = Math.round(card.stabilityDays);
  return (
    <li className="border-t border-rule py-3">
      <p className="font-medium">{card.title[locale]}</p>
      <dl className="flex flex-wrap gap-x-6 text-sm text-soft tabular-nums">
        <div className="flex gap-2">
          <dt className="text-faint">{t('due')}</dt>
          <dd>{await dayInWords(card.dueAt, timeZone)}</dd>
        </div>
        <div className="flex gap-2">
          <dt className="text-faint">{t('interval')}</dt>
          <dd>{days < 1 ? t('intervalUnderDay') : t('intervalDays', { days })}</dd>
        </div>
      </dl>
    </li>
  );
}
