import { useFormatter } from 'next-intl';

/** Shares and days as the reader's language writes them. */
export function useWords() {
  const format = useFormatter();
  return {
    percent: (share: number) => format.number(share, { style: 'percent', maximumFractionDigits: 0 }),
    count: (value: number) => format.number(value),
    /** Of a learner's own day, YYYY-MM-DD, which is the same day everywhere. */
    day: (day: string) =>
      format.dateTime(new Date(`${day}T12:00:00Z`), { month: 'short', day: 'numeric', timeZone: 'UTC' }),
    month: (day: string) =>
      format.dateTime(new Date(`${day}T12:00:00Z`), { year: 'numeric', month: 'short', timeZone: 'UTC' }),
    fullDay: (day: string) =>
      format.dateTime(new Date(`${day}T12:00:00Z`), {
        year: 'numeric',
        month: 'short',
        day: 'numeric',
        timeZone: 'UTC',
      }),
  };
}
