'use client';

import { AlertDialog } from '@base-ui/react/alert-dialog';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';

type Props = {
  open: number;
  flagged: number;
  /** False when the server cannot be reached. */
  onEnd: () => Promise<boolean>;
  className: string;
  children: ReactNode;
};

/** Ends a mock, once its learner has confirmed that. */
export function EndDialog({ open, flagged, onEnd, className, children }: Props) {
  const t = useTranslations('mock');
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);

  async function confirm() {
    if (busy) return;
    setBusy(true);
    setFailed(false);
    const ended = await onEnd();
    setBusy(false);
    setFailed(!ended);
  }

  return (
    <AlertDialog.Root onOpenChange={() => setFailed(false)}>
      <AlertDialog.Trigger className={className}>{children}</AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="dialog-backdrop" />
        <AlertDialog.Popup className="dialog">
          <AlertDialog.Title className="font-display text-xl font-semibold">
            {t('endTitle')}
          </AlertDialog.Title>
          <AlertDialog.Description className="mt-2 text-soft">
            {t('endBody', { open, flagged })}
          </AlertDialog.Description>
          <p role="alert" className="mt-2 text-sm text-bad empty:hidden">
            {failed && t('endFailed')}
          </p>
          <div className="mt-5 flex flex-wrap justify-end gap-3">
            <AlertDialog.Close className="button button-plain">{t('goOn')}</AlertDialog.Close>
            <button
              type="button"
              className="button button-main"
              aria-disabled={busy || undefined}
              onClick={confirm}
            >
              {t('endConfirm')}
            </button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
