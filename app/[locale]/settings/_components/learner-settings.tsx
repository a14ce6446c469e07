'use client';

import { useRouter } from 'next/navigation';
import { useFormatter, useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import { ensureSession } from '@/app/_components/auth-client';
import type { Settings, SettingsOutcome } from '@/lib/server/settings';
import { saveSettings } from '../actions';
import { NumberSetting } from './number-setting';

type Props = { saved: Settings; hasSession: boolean; timeZones: string[] };
type Said = 'saved' | 'failed' | 'unknownZone' | 'outOfRange';

/** What goes with the learner from device to device. */
export function LearnerSettings({ saved, hasSession, timeZones }: Props) {
  const t = useTranslations('settings');
  const format = useFormatter();
  const router = useRouter();
  const id = useId();
  const [said, setSaid] = useState<Said | null>(null);
  const [retention, setRetention] = useState(saved.desiredRetention);
  const [saving, setSaving] = useState(false);

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (saving) return;
    const data = new FormData(event.currentTarget);
    setSaving(true);
    setSaid(null);
    const outcome = await send({
      timeZone: String(data.get('timeZone')) || null,
      desiredRetention: retention,
      newPerDay: Number(data.get('newPerDay')),
      reviewsPerDay: Number(data.get('reviewsPerDay')),
    });
    setSaving(false);
    setSaid(outcome);
    if (outcome === 'saved') router.refresh();
  }

  async function send(settings: Settings): Promise<Said> {
    if (!hasSession && !(await ensureSession()).ok) return 'failed';
    const outcome = await saveSettings(settings).catch(() => ({ status: 'unavailable' as const }));
    return saidOf(outcome);
  }

  const percent = format.number(retention, { style: 'percent', maximumFractionDigits: 0 });
  return (
    <section aria-labelledby="learner" className="mt-10">
      <h2 id="learner" className="font-display text-xl font-semibold">
        {t('learner')}
      </h2>
      <p className="text-sm text-soft">{t('learnerNote')}</p>
      <form onSubmit={onSubmit} className="mt-4 grid gap-5">
        <div>
          <label htmlFor={`${id}-zone`} className="block text-sm font-medium">
            {t('timeZone')}
          </label>
          <select
            id={`${id}-zone`}
            name="timeZone"
            defaultValue={saved.timeZone ?? ''}
            className="field mt-1.5"
          >
            <option value="">{t('followDevice')}</option>
            {timeZones.map((zone) => (
              <option key={zone}>{zone}</option>
            ))}
          </select>
          <p className="mt-1 text-xs text-faint">{t('timeZoneHelp')}</p>
        </div>
        <div>
          <label htmlFor={`${id}-retention`} className="block text-sm font-medium">
            {t('retention')}
          </label>
          <div className="mt-1.5 flex items-center gap-4">
            <input
              id={`${id}-retention`}
              type="range"
              min="0.7"
              max="0.97"
              step="0.01"
              value={retention}
              aria-valuetext={percent}
              onChange={(event) => setRetention(Number(event.target.value))}
              className="h-11 flex-1"
            />
            <output htmlFor={`${id}-retention`} className="w-12 text-end tabular-nums">
              {percent}
            </output>
          </div>
          <p className="text-xs text-faint">{t('retentionHelp')}</p>
        </div>
        <NumberSetting name="newPerDay" initial={saved.newPerDay} min={0} max={100} />
        <NumberSetting name="reviewsPerDay" initial={saved.reviewsPerDay} min={5} max={500} />
        <div className="flex flex-wrap items-center gap-4">
          <button type="submit" className="button button-main" aria-disabled={saving || undefined}>
            {t('save')}
          </button>
          <p role="status" className={`text-sm ${said === 'saved' ? 'text-good' : 'text-bad'}`}>
            {said && t(`said.${said}`)}
          </p>
        </div>
      </form>
    </section>
  );
}

function saidOf(outcome: SettingsOutcome | { status: 'unavailable' }): Said {
  switch (outcome.status) {
    case 'saved':
      return 'saved';
    case 'refused':
      return outcome.problem;
    case 'invalid':
      return 'outOfRange';
    case 'sign-in-needed':
    case 'unavailable':
      return 'failed';
  }
}
