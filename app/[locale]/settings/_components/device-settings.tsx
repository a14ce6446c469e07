'use client';

import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { type GpuUse, gpuUses, keepChoice, type Motion, motions } from '@/app/_components/device';
import { type Theme, themes } from '@/app/_components/theme';
import { Link } from '@/app/_i18n/navigation';
import type { Locale } from '@/app/_i18n/routing';

type Props = { locale: Locale; device: { theme: Theme; motion: Motion; gpu: GpuUse } };

const languages = [
  ['en', 'English', 'en'],
  ['zh', '中文', 'zh-Hans'],
] as const;

/** What holds for this browser alone; every choice holds at once. */
export function DeviceSettings({ locale, device }: Props) {
  const t = useTranslations('settings');
  return (
    <section aria-labelledby="device" className="mt-8">
      <h2 id="device" className="font-display text-xl font-semibold">
        {t('device')}
      </h2>
      <p className="text-sm text-soft">{t('deviceNote')}</p>
      <div className="mt-4 grid gap-5">
        <div>
          <p className="text-sm font-medium">{t('language')}</p>
          <div className="mt-1.5 flex flex-wrap gap-2">
            {languages.map(([code, name, lang]) => (
              <Link
                key={code}
                href="/settings"
                locale={code}
                lang={lang}
                hrefLang={lang}
                scroll={false}
                aria-current={code === locale ? 'true' : undefined}
                className="option aria-[current]:border-accent aria-[current]:bg-accent-soft"
              >
                {name}
              </Link>
            ))}
          </div>
        </div>
        <Choices
          name="theme"
          title={t('choices.theme.title')}
          help={t('choices.theme.help')}
          options={themes.map((theme) => [theme, t(`choices.theme.${theme}`)])}
          initial={device.theme}
        />
        <Choices
          name="motion"
          title={t('choices.motion.title')}
          help={t('choices.motion.help')}
          options={motions.map((motion) => [motion, t(`choices.motion.${motion}`)])}
          initial={device.motion}
        />
        <Choices
          name="gpu"
          title={t('choices.gpu.title')}
          help={t('choices.gpu.help')}
          options={gpuUses.map((use) => [use, t(`choices.gpu.${use}`)])}
          initial={device.gpu}
        />
      </div>
    </section>
  );
}

type ChoicesProps = {
  name: 'theme' | 'motion' | 'gpu';
  title: string;
  help: string;
  /** Each with its label. */
  options: [string, string][];
  initial: string;
};

function Choices({ name, title, help, options, initial }: ChoicesProps) {
  const id = useId();
  const [chosen, setChosen] = useState(initial);

  function choose(choice: string) {
    setChosen(choice);
    keepChoice(name, choice);
  }

  return (
    <fieldset aria-describedby={`${id}-help`}>
      <legend className="text-sm font-medium">{title}</legend>
      <div className="mt-1.5 flex flex-wrap gap-2">
        {options.map(([choice, label]) => (
          <label key={choice} className="option">
            <input
              type="radio"
              name={name}
              value={choice}
              checked={chosen === choice}
              onChange={() => choose(choice)}
              className="option-input"
            />
            {label}
          </label>
        ))}
      </div>
      <p id={`${id}-help`} className="mt-1 text-xs text-faint">
        {help}
      </p>
    </fieldset>
  );
}
