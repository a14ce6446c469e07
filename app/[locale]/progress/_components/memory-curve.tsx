import { useLocale, useTranslations } from 'next-intl';
import { joinSentences } from '@/app/_components/join-sentences';
import { type Axis, axisOver } from '@/lib/notes/ticks';
import { daysBetween, type LocalDay } from '@/lib/review/local-day';
import type { CurvePiece } from '@/lib/review/progress/item-history';
import type { ItemProgress } from '@/lib/server/item-progress';
import { linePath } from '../../_plot/line-path';
import { acrossOn, HEIGHT, PlotArea, place } from '../../_plot/plot-area';
import { PlotTable } from '../../_plot/plot-table';
import { useWords } from '../../_plot/use-words';

/** How well one question is remembered, over time and now. `due`: when it comes back, in words. */
export function MemoryCurve({ item, due }: { item: ItemProgress; due: string | null }) {
  const t = useTranslations('progress');
  const locale = useLocale();
  const { percent } = useWords();
  const { card, curve, suspended } = item;
  if (card === null || due === null) return <p className="mt-5 text-sm text-soft">{t('notCounted')}</p>;
  return (
    <section aria-labelledby="memory" className="mt-6">
      <h2 id="memory" className="font-display text-xl font-semibold">
        {t('recallNow', { share: percent(card.recall) })}
      </h2>
      <p className="text-sm text-soft">
        {joinSentences(
          locale,
          suspended ? t('putAway') : t('comesBack', { when: due }),
          t('intervalNow', { days: card.intervalDays }),
        )}
      </p>
      {curve.length > 0 && <Curve curve={curve} today={item.today} />}
    </section>
  );
}

const MANY_DAYS = 300;

function Curve({ curve, today }: { curve: CurvePiece[]; today: LocalDay }) {
  const t = useTranslations('progress');
  const { percent, day: shortDay, month, fullDay } = useWords();
  const first = curve[0]![0]!.day;
  const last = curve.at(-1)!.at(-1)!.day;
  const at = (day: LocalDay) => daysBetween(first, day);
  const x: Axis = { from: 0, to: at(last), scale: 'linear', ticks: [] };
  const y = axisOver([...curve.flat().map(({ recall }) => recall), 1], 'linear');
  // Days of several years are told apart by the year, which leaves no room for the day.
  const label = at(last) > MANY_DAYS ? month : shortDay;
  const days = [...new Set([first, today, last])].filter((day) => day <= last);
  return (
    <figure className="plot-wide">
      <PlotArea
        alt={t('curveAlt', { pieces: curve.length, from: fullDay(first), to: fullDay(last) })}
        x={{
          axis: x,
          ticks: spaced(
            days.map((day) => ({ at: at(day), label: label(day) })),
            x.to,
          ),
          label: t('day'),
        }}
        y={{
          axis: y,
          ticks: y.ticks.map((tick) => ({ at: tick, label: percent(tick) })),
          label: t('predicted'),
        }}
      >
        {today < last && <path className="plot-aim" d={`M${place(acrossOn(x, at(today)))} 0V${HEIGHT}`} />}
        {curve.map((piece) => (
          <path
            key={piece[0]!.day}
            className="plot-line plot-line-0"
            d={linePath(
              piece.map(({ day, recall }) => ({ x: at(day), y: recall })),
              x,
              y,
            )}
          />
        ))}
      </PlotArea>
      <PlotTable
        summary={t('asTable')}
        head={[t('curveFrom'), t('curveTo'), t('curveEnd')]}
        rows={curve.map((piece) => [
          fullDay(piece[0]!.day),
          fullDay(piece.at(-1)!.day),
          percent(piece.at(-1)!.recall),
        ])}
      />
    </figure>
  );
}

/** Labels that do not run into each other: each at least a quarter of the width from the one before. */
function spaced<T extends { at: number }>(ticks: readonly T[], width: number): T[] {
  const kept: T[] = [];
  for (const tick of ticks) {
    const before = kept.at(-1);
    if (before === undefined || tick.at - before.at >= width / 4) kept.push(tick);
  }
  return kept;
}
