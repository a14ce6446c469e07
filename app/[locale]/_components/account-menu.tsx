import { getTranslations } from 'next-intl/server';
import { Person } from '@/app/_components/icons';
import { Link } from '@/app/_i18n/navigation';
import { readActor } from '@/app/_server/actor';
import { whenUp } from '@/app/_server/when-up';
import { may } from '@/lib/server/policy';
import { SignOutButton } from './sign-out-button';

/** The first answer makes a visitor a guest; what stands beside this must not move then. */
const slot = 'ml-1 inline-flex min-w-18 items-center justify-end';

export async function AccountMenu() {
  const [t, actor] = await Promise.all([getTranslations('nav'), whenUp(readActor)]);
  if (!actor.up || actor.value.kind === 'visitor') {
    return (
      <Link
        href="/sign-in"
        className={`${slot} min-h-11 rounded-md px-2.5 text-sm font-medium whitespace-nowrap hover:bg-sunken`}
      >
        {t('signIn')}
      </Link>
    );
  }
  const { isGuest, email } = actor.value;
  return (
    <>
      <span className={isGuest ? slot : undefined}>
        <button
          type="button"
          popoverTarget="account"
          aria-label={isGuest ? t('accountGuest') : t('account')}
          className="inline-flex size-11 items-center justify-center rounded-md text-soft hover:bg-sunken hover:text-ink"
        >
          <Person />
        </button>
      </span>
      <section id="account" popover="auto" className="pop max-w-72" aria-label={t('account')}>
        <p className="px-3 pt-2 pb-1 text-xs text-faint wrap-anywhere">{isGuest ? t('guestNote') : email}</p>
        <Link href="/settings" className="pop-item">
          {t('settings')}
        </Link>
        {may(actor.value, { action: 'evidence.list' }) && (
          <Link href="/coach" className="pop-item">
            {t('coach')}
          </Link>
        )}
        {isGuest ? (
          <>
            <Link href="/sign-up" className="pop-item font-medium text-accent">
              {t('keepProgress')}
            </Link>
            <Link href="/sign-in" className="pop-item">
              {t('haveAccount')}
            </Link>
          </>
        ) : (
          <SignOutButton />
        )}
      </section>
    </>
  );
}
