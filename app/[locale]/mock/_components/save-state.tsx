'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';

type Props = { waiting: boolean; reachable: boolean };

/** Whether what is written is saved: always to be seen, and said aloud only when the connection goes or comes back. */
export function SaveState({ waiting, reachable }: Props) {
  const t = useTranslations('mock');
  const [isBack, setIsBack] = useState(false);
  const wasReachable = useRef(reachable);
  useEffect(() => {
    if (wasReachable.current !== reachable) setIsBack(reachable);
    wasReachable.current = reachable;
  }, [reachable]);
  return (
    <>
      <p aria-hidden={!reachable || undefined} className="text-xs text-faint">
        {reachable && (waiting ? t('saving') : t('saved'))}
      </p>
      <p role="status" className={reachable ? 'sr-only' : 'text-sm text-warn'}>
        {reachable ? isBack && !waiting && t('online') : t('offline')}
      </p>
    </>
  );
}
