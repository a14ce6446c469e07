'use client';

import { useTranslations } from 'next-intl';
import { type ComponentType, type SVGProps, useState } from 'react';
import { keepChoice } from '@/app/_components/device';
import { Moon, Screen, Sun, Tick } from '@/app/_components/icons';
import { type Theme, themes } from '@/app/_components/theme';

const icons: Record<Theme, ComponentType<SVGProps<SVGSVGElement>>> = {
  light: Sun,
  dark: Moon,
  system: Screen,
};

/** The choice lives in a cookie, so that the server paints the first frame in the right colours. */
export function ThemeSwitch({ initial }: { initial: Theme }) {
  const t = useTranslations('theme');
  const [theme, setTheme] = useState(initial);
  const Current = icons[theme];

  function choose(next: Theme) {
    setTheme(next);
    keepChoice('theme', next);
    document.getElementById('theme-choices')?.hidePopover?.();
  }

  return (
    <>
      <button
        type="button"
        popoverTarget="theme-choices"
        aria-label={t('label', { current: t(theme) })}
        className="inline-flex size-11 items-center justify-center rounded-md text-soft hover:bg-sunken hover:text-ink"
      >
        <Current />
      </button>
      <section id="theme-choices" popover="auto" className="pop" aria-label={t('title')}>
        {themes.map((option) => {
          const Icon = icons[option];
          return (
            <button
              key={option}
              type="button"
              aria-pressed={theme === option}
              onClick={() => choose(option)}
              className="pop-item"
            >
              <Icon className="text-soft" />
              <span className="flex-1">{t(option)}</span>
              {theme === option && <Tick className="text-accent" />}
            </button>
          );
        })}
      </section>
    </>
  );
}
