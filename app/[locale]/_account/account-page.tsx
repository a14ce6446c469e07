import { getLocale, getTranslations } from 'next-intl/server';
import { getPathname, Link, redirect } from '@/app/_i18n/navigation';
import { readActor } from '@/app/_server/actor';
import { whenUp } from '@/app/_server/when-up';
import { minPasswordLength } from '@/lib/server/password-rules';
import { DatabaseDown } from '../_components/database-down';
import { PageHeading } from '../_components/page-heading';
import { AccountForm } from './account-form';

/** Signing in and signing up differ in words, and in what happens to what a guest has done. */
export async function AccountPage({ kind }: { kind: 'signIn' | 'signUp' }) {
  const [t, locale, actor] = await Promise.all([getTranslations('account'), getLocale(), whenUp(readActor)]);
  if (!actor.up) return <DatabaseDown />;
  const isGuest = actor.value.kind === 'learner' && actor.value.isGuest;
  if (actor.value.kind === 'learner' && !isGuest) return redirect({ href: '/progress', locale });
  const signingIn = kind === 'signIn';
  const lede = signingIn ? t('signInLede') : t(isGuest ? 'signUpLede' : 'signUpLedeNew');
  return (
    <div className="page max-w-[30rem] pt-12 md:pt-20">
      <PageHeading title={t(signingIn ? 'signInTitle' : 'signUpTitle')} lede={lede} />
      {signingIn && isGuest && <p className="mt-2 text-sm text-soft">{t('guestWarning')}</p>}
      <AccountForm
        kind={kind}
        minPasswordLength={minPasswordLength}
        home={getPathname({ href: isGuest ? '/progress' : '/', locale })}
      />
      <p className="mt-6 text-sm text-soft">
        {t(signingIn ? 'noAccount' : 'haveAccount')}{' '}
        <Link href={signingIn ? '/sign-up' : '/sign-in'} className="link">
          {t(signingIn ? 'signUp' : 'signIn')}
        </Link>
      </p>
    </div>
  );
}
