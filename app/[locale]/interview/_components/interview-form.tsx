'use client';

import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import { ensureSession } from '@/app/_components/auth-client';
import type { InterviewChoices, InterviewOutcome } from '@/lib/server/interview';
import { dropInterview, saveInterview } from '../actions';

type Props = { choices: InterviewChoices; isOver: boolean; hasSession: boolean };
type Problem = 'notADay' | 'past' | 'tooFar' | 'noTopics' | 'failed';

/** The day and what it will be about. */
export function InterviewForm({ choices, isOver, hasSession }: Props) {
  const t = useTranslations('interview');
  const locale = useLocale();
  const router = useRouter();
  const id = useId();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const { chosen, topics, today } = choices;

  async function run(work: () => Promise<Problem | null>) {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    const found = await work();
    setBusy(false);
    setProblem(found);
    if (found === null) router.refresh();
  }

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const input = { day: String(data.get('day')), topics: data.getAll('topic').map(String) };
    run(async () => {
      if (!hasSession && !(await ensureSession()).ok) return 'failed';
      return problemOf(await saveInterview(input).catch(() => ({ status: 'unavailable' as const })));
    });
  }

  const drop = () =>
    run(async () => {
      const outcome = await dropInterview().catch(() => ({ status: 'unavailable' as const }));
      return outcome.status === 'cleared' ? null : 'failed';
    });

  const packs = [...new Set(topics.map(({ pack }) => pack[locale]))];
  const isDay = problem !== null && problem !== 'noTopics' && problem !== 'failed';
  return (
    <section aria-labelledby="set" className="mt-10">
      <h2 id="set" className="font-display text-xl font-semibold">
        {t(chosen === null ? 'set' : isOver ? 'setNext' : 'change')}
      </h2>
      <form onSubmit={onSubmit} className="mt-4 grid gap-5" noValidate>
        <div>
          <label htmlFor={`${id}-day`} className="block text-sm font-medium">
            {t('day')}
          </label>
          <input
            id={`${id}-day`}
            name="day"
            type="date"
            required
            min={today}
            defaultValue={isOver ? '' : (chosen?.day ?? '')}
            aria-invalid={isDay || undefined}
            aria-describedby={`${id}-problem`}
            className="field mt-1.5 max-w-60"
          />
        </div>
        <fieldset>
          <legend className="text-sm font-medium">{t('topics')}</legend>
          {packs.map((pack) => (
            <fieldset key={pack} className="mt-3">
              <legend className="eyebrow">{pack}</legend>
              <ul className="mt-1.5 grid gap-2 sm:grid-cols-2">
                {topics
                  .filter((topic) => topic.pack[locale] === pack)
                  .map((topic) => (
                    <TopicChoice
                      key={topic.id}
                      topic={topic}
                      chosen={chosen?.topics.includes(topic.id) ?? true}
                    />
                  ))}
              </ul>
            </fieldset>
          ))}
        </fieldset>
        <p id={`${id}-problem`} role="alert" className="text-sm text-bad empty:hidden">
          {problem && t(`problem.${problem}`)}
        </p>
        <div className="flex flex-wrap gap-3">
          <button type="submit" className="button button-main" aria-disabled={busy || undefined}>
            {t('save')}
          </button>
          {chosen && (
            <button type="button" className="button button-quiet" onClick={drop}>
              {t('drop')}
            </button>
          )}
        </div>
      </form>
    </section>
  );
}

type Topic = InterviewChoices['topics'][number];

function TopicChoice({ topic: { id, title, itemCount }, chosen }: { topic: Topic; chosen: boolean }) {
  const t = useTranslations('interview');
  const locale = useLocale();
  return (
    <li>
      <label className="option h-full">
        <input type="checkbox" name="topic" value={id} defaultChecked={chosen} className="option-input" />
        <span className="min-w-0 flex-1">{title[locale]}</span>
        <span className="text-xs whitespace-nowrap text-faint">{t('items', { count: itemCount })}</span>
      </label>
    </li>
  );
}

function problemOf(outcome: InterviewOutcome | { status: 'unavailable' }): Problem | null {
  if (outcome.status === 'set') return null;
  return outcome.status === 'refused' ? outcome.problem : 'failed';
}
