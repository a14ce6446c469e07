import { useFormatter, useTranslations } from 'next-intl';
import type { HeatDay, HeatWeek, Level } from '@/lib/review/progress/activity';
import { PlotTable } from '../../_plot/plot-table';
import { useWords } from '../../_plot/use-words';

const CELL = 13;
const STEP = 16;
const MONTHS_HEIGHT = 20;
const levels: Level[] = [0, 1, 2, 3, 4];

const left = (week: number) => week * STEP;
const top = (weekday: number) => MONTHS_HEIGHT + weekday * STEP;

/**
 * A year of days, a column a week. Where there is less room than it needs the oldest weeks are cut off, so that no
 * square is ever smaller than it should be.
 */
export function HeatMap({ weeks }: { weeks: HeatWeek[] }) {
  const t = useTranslations('progress');
  const { count } = useWords();
  const days = weeks.flat();
  const active = days.filter(({ answers }) => answers > 0);
  const answers = active.reduce((sum, day) => sum + day.answers, 0);
  const width = left(weeks.length) - STEP + CELL;
  const height = top(7) - STEP + CELL;
  const months = useMonths(active);
  const said = t('heatSummary', { answers, days: active.length });
  return (
    <section aria-labelledby="activity" className="mt-12">
      <h2 id="activity" className="font-display text-xl font-semibold">
        {t('activity')}
      </h2>
      <p className="text-sm text-soft">{said}</p>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="xMaxYMid slice"
        role="img"
        aria-label={said}
        className="heat-map mt-3"
        style={{ aspectRatio: `${width} / ${height}`, minHeight: height }}
      >
        <Months weeks={weeks} />
        {weeks.map((week, index) =>
          week.map((day, weekday) => (
            <Square key={day.day} day={day} across={left(index)} down={top(weekday)} />
          )),
        )}
      </svg>
      <p aria-hidden="true" className="mt-2 flex items-center gap-1 text-xs text-faint">
        <span className="me-1">{t('fewer')}</span>
        {levels.map((level) => (
          <svg key={level} viewBox="0 0 13 13" width="13" height="13" aria-hidden="true">
            <rect width="13" height="13" rx="3" className={`heat-${level}`} />
          </svg>
        ))}
        <span className="ms-1">{t('more')}</span>
      </p>
      <PlotTable
        summary={t('asTable')}
        head={[t('month'), t('daysPractised'), t('totalAnswers')]}
        rows={months.map(({ name, days: some, answers: many }) => [name, count(some), count(many)])}
      />
    </section>
  );
}

function Square({
  day: { day, answers, level },
  across,
  down,
}: {
  day: HeatDay;
  across: number;
  down: number;
}) {
  const t = useTranslations('progress');
  const { fullDay } = useWords();
  return (
    <rect x={across} y={down} width={CELL} height={CELL} rx="3" className={`heat-${level}`}>
      {answers > 0 && <title>{t('heatDay', { day: fullDay(day), answers })}</title>}
    </rect>
  );
}

/** The name of a month above the first week that begins in it. */
function Months({ weeks }: { weeks: HeatWeek[] }) {
  const format = useFormatter();
  const month = (day: string) => day.slice(0, 7);
  return weeks.map((week, index) => {
    const { day } = week[0]!;
    const before = weeks[index - 1]?.[0]?.day;
    // The first would collide with its neighbour, the last would be cut off.
    if (before === undefined || month(before) === month(day) || index > weeks.length - 3) return null;
    return (
      <text key={day} x={left(index)} y={12} className="heat-month">
        {format.dateTime(new Date(`${day}T12:00:00Z`), { month: 'short', timeZone: 'UTC' })}
      </text>
    );
  });
}

function useMonths(active: readonly HeatDay[]) {
  const format = useFormatter();
  const months = new Map<string, { name: string; days: number; answers: number }>();
  for (const { day, answers } of active) {
    const key = day.slice(0, 7);
    const date = new Date(`${key}-15T12:00:00Z`);
    const name = format.dateTime(date, { year: 'numeric', month: 'long', timeZone: 'UTC' });
    const month = months.get(key) ?? { name, days: 0, answers: 0 };
    months.set(key, { name, days: month.days + 1, answers: month.answers + answers });
  }
  return [...months.values()].reverse();
}
