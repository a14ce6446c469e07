import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { Mark } from '@/app/_components/icons';
import type { Theme } from '@/app/_components/theme';
import { Link } from '@/app/_i18n/navigation';
import { AccountMenu } from './account-menu';
import { DueBadge } from './due-badge';
import { LanguageSwitch } from './language-switch';
import { NavLink } from './nav-link';
import { ThemeSwitch } from './theme-switch';

/** On a phone the four places to go stand at the bottom, under the thumb. */
export async function SiteHeader({ theme }: { theme: Theme }) {
  const [t, site] = await Promise.all([getTranslations('nav'), getTranslations('site')]);
  return (
    <header className="border-b border-rule bg-paper md:sticky md:top-0 md:z-20">
      <div className="page flex h-15 items-center">
        <Link
          href="/"
          className="-ml-2 inline-flex min-h-11 items-center gap-2 rounded-md px-2 font-display text-lg font-semibold tracking-tight"
        >
          <Mark className="text-accent" width="22" height="22" />
          <span translate="no">{site('name')}</span>
        </Link>
        <nav aria-label={t('main')} className="bottom-bar md:ml-6">
          <ul className="flex max-md:w-full md:gap-1">
            <NavLink href="/notes" segment="notes" label={t('notes')} />
            <NavLink href="/practice" segment="practice" label={t('practice')} />
            <NavLink href="/review" segment="review" label={t('review')}>
              <Suspense fallback={null}>
                <DueBadge />
              </Suspense>
            </NavLink>
            <NavLink href="/progress" segment="progress" label={t('progress')} />
          </ul>
        </nav>
        <div className="ml-auto flex items-center gap-0.5">
          <LanguageSwitch label={t('otherLanguage')} />
          <ThemeSwitch initial={theme} />
          <AccountMenu />
        </div>
      </div>
    </header>
  );
}
