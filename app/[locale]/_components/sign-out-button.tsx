'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { signOut } from '@/app/_components/auth-client';

/** Ends the session with a full page load, so that nothing of the learner stays in the page's memory. */
export function SignOutButton() {
  const t = useTranslations('account');
  const [failed, setFailed] = useState(false);

  async function leave() {
    const result = await signOut();
    if (result.ok) window.location.assign('/');
    else setFailed(true);
  }

  return (
    <>
      <button type="button" onClick={leave} className="pop-item">
        {t('signOut')}
      </button>
      <p role="status" className="px-3 text-xs text-bad empty:hidden">
        {failed ? t('problem.UNREACHABLE') : ''}
      </p>
    </>
  );
}
