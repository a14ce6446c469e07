import { useTranslations } from 'next-intl';
import type { ComponentType, SVGProps } from 'react';
import { Cross, Detour, Digits, Pencil, Tick } from '@/app/_components/icons';
import type { AnswerView } from '@/lib/server/answer-view';

type Verdict = AnswerView['verdict'];

const looks: Record<Verdict, { ink: string; Icon: ComponentType<SVGProps<SVGSVGElement>> }> = {
  correct: { ink: 'text-good', Icon: Tick },
  slip: { ink: 'text-warn', Icon: Detour },
  wrong: { ink: 'text-bad', Icon: Cross },
  gaveUp: { ink: 'text-soft', Icon: Detour },
  imprecise: { ink: 'text-warn', Icon: Digits },
  unmarked: { ink: 'text-soft', Icon: Pencil },
};

/** Never by colour alone: a sign and a word. */
export function VerdictMark({ verdict }: { verdict: Verdict }) {
  const t = useTranslations('progress');
  const { ink, Icon } = looks[verdict];
  return (
    <span className={`inline-flex items-center gap-1.5 text-sm font-medium whitespace-nowrap ${ink}`}>
      <Icon width="16" height="16" strokeWidth="2.2" />
      {t(`verdicts.${verdict}`)}
    </span>
  );
}
