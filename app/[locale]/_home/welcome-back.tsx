import { useTranslations } from 'next-intl';
import { Link } from '@/app/_i18n/navigation';
import type { ReviewSummary } from '@/lib/server/review';

/** For whoever has been here before: what is due today, and the way on. */
export function WelcomeBack({ summary }: { summary: ReviewSummary }) {
  const t = useTranslations('home');
  const mock = useTranslations('mock');
  const due = summary.dueNow > 0;
  return (
    <section aria-labelledby="welcome-back" className="mt-7 border-l-2 border-accent pl-4">
      <h2 id="welcome-back" className="font-semibold">
        {t('welcomeBack')}
      </h2>
      <p className="text-soft">{t('dueToday', { count: summary.dueNow })}</p>
      <p className="mt-3 flex flex-wrap gap-3">
        {due && (
          <Link href="/review/start" prefetch={false} className="button button-main">
            {t('startReview')}
          </Link>
        )}
        <Link href="/practice" className={`button ${due ? 'button-plain' : 'button-main'}`}>
          {t('continuePractice')}
        </Link>
        <Link href="/mock" className="button button-plain">
          {mock('title')}
        </Link>
      </p>
    </section>
  );
}
