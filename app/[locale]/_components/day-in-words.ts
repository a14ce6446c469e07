import 'server-only';
import { getFormatter, getTranslations } from 'next-intl/server';
import { now } from '@/lib/server/clock';

const hour = 3_600_000;

/** "due now", "later today", "tomorrow, 25 Nov": counted in the learner's own calendar days. */
export async function dayInWords(iso: string, timeZone: string): Promise<string> {
  const [t, format] = await Promise.all([getTranslations('time'), getFormatter()]);
  const today = now();
  const due = new Date(iso);
  if (due <= today) return t('now');
  const days = calendarDay(due, timeZone) - calendarDay(today, timeZone);
  if (days === 0) return due.getTime() - today.getTime() < hour ? t('soon') : t('today');
  const date = format.dateTime(due, { month: 'short', day: 'numeric', timeZone });
  return t('onDate', { when: t('days', { days }), date });
}

/** Number of the day a moment falls on in a time zone; the learner's day begins at four in the morning. */
function calendarDay(moment: Date, timeZone: string): number {
  const shifted = new Date(moment.getTime() - 4 * hour);
  const day = new Intl.DateTimeFormat('en-CA', { timeZone }).format(shifted);
  return Date.parse(`${day}T00:00:00Z`) / (24 * hour);
}
