'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent, useRef } from 'react';
import type { RunningMock } from '@/lib/server/mock/read';
import { isWriting } from '../../_question/is-writing';
import { Countdown } from './countdown';
import { EndDialog } from './end-dialog';
import { MockQuestion } from './mock-question';
import { QuestionNav } from './question-nav';
import { ConnectionLine, SaveState } from './save-state';
import { useMock } from './use-mock';

/** Where a mock is taken: the clock, every question within reach, and the one that is open. */
export function MockRoom({ mock }: { mock: RunningMock }) {
  const t = useTranslations('mock');
  const run = useMock(mock);
  const { current, slots, phase } = run;
  const { questions } = mock;
  const locked = phase !== 'running';
  const waiting = slots.some((slot) => slot.waiting);
  const first = useRef(current);
  const moved = useRef(false);
  if (current !== first.current) moved.current = true;

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (locked || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (isWriting(event.target) || document.querySelector('[role="alertdialog"]')) return;
    const act = { n: () => run.goTo(current + 1), p: () => run.goTo(current - 1), f: run.toggleFlag }[
      event.key
    ];
    if (!act) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);

  return (
    <div className="page max-w-[49rem]">
      <div className="sticky top-0 z-10 -mx-5 border-b border-rule bg-paper px-5 py-3 md:top-15 md:-mx-8 md:px-8">
        <div className="flex items-center gap-4">
          <Countdown leftMs={run.leftMs} />
          <div className="min-w-0 flex-1">
            <SaveState waiting={waiting} reachable={run.reachable} />
          </div>
          <EndDialog
            open={slots.filter((slot) => !slot.answered && !slot.waiting).length}
            flagged={slots.filter(({ flagged }) => flagged).length}
            onEnd={run.end}
            className="button button-plain"
          >
            {t('end')}
          </EndDialog>
        </div>
        <ConnectionLine waiting={waiting} reachable={run.reachable} />
      </div>
      <div className="mt-4">
        <QuestionNav slots={slots} current={current} onGo={run.goTo} />
      </div>
      {locked && (
        <p role="status" className="enter mt-5 rounded-lg bg-sunken px-5 py-3.5">
          <strong className="font-semibold">{run.leftMs <= 0 && t('over')}</strong>{' '}
          {t(phase === 'closing-offline' ? 'overOffline' : 'overBody')}
        </p>
      )}
      <div className="mt-7">
        <MockQuestion
          key={current}
          question={questions[current]!}
          slot={slots[current]!}
          total={questions.length}
          locked={locked}
          arrived={moved.current}
          run={run}
        />
      </div>
      <p className="mt-6 text-xs text-faint max-md:hidden">{t('keys')}</p>
    </div>
  );
}
