'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';

type Props = { waiting: boolean; reachable: boolean };

/** Whether what is written is saved, in a word beside the clock. */
export function SaveState({ waiting, reachable }: Props) {
  const t = useTranslations('mock');
  return (
    <p className={`text-xs ${reachable ? 'text-faint' : 'text-warn'}`}>
      {t(!waiting ? 'saved' : reachable ? 'saving' : 'unsaved')}
    </p>
  );
}

/** Says, also aloud, that the connection has gone, what becomes of the answers, and that it has come back. */
export function ConnectionLine({ waiting, reachable }: Props) {
  const t = useTranslations('mock');
  const [isBack, setIsBack] = useState(false);
  const wasReachable = useRef(reachable);
  useEffect(() => {
    if (wasReachable.current !== reachable) setIsBack(reachable);
    wasReachable.current = reachable;
  }, [reachable]);
  return (
    <p role="status" className={reachable ? 'sr-only' : 'mt-1.5 text-sm text-warn'}>
      {reachable ? isBack && !waiting && t('online') : t('offline')}
    </p>
  );
}
