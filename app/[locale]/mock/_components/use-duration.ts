import { useTranslations } from 'next-intl';

/** Words for a time: "1 min 20 s". */
export function useDuration(): (ms: number) => string {
  const t = useTranslations('mock');
  return (ms) => {
    const seconds = Math.round(ms / 1000);
    return t('duration', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 });
  };
}
