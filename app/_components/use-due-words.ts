import { useTranslations } from 'next-intl';

/** Words for an interval of days: "tomorrow", "in 4 days". */
export function useDueWords(): (intervalDays: number) => string {
  const t = useTranslations('time');
  return (intervalDays) => {
    if (intervalDays < 1 / 24) return t('soon');
    if (intervalDays < 1) return t('today');
    return t('days', { days: Math.round(intervalDays) });
  };
}
