import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { formulaFonts } from '@/app/_components/formula-fonts';
import { Html } from '@/app/_components/html';
import type { Locale } from '@/app/_i18n/routing';
import type { AttemptView } from '@/lib/server/attempt';
import { ScrollableMath } from './scrollable-math';

type Props = {
  question: Pick<AttemptView['question'], 'mode' | 'topic' | 'title' | 'promptHtml'>;
  locale: Locale;
  heading?: 'h1' | 'h3';
  children: ReactNode;
};

const modes = {
  practice: 'modePractice',
  review: 'modeReview',
  mock: 'modeMock',
  placement: 'modePlacement',
} as const;

/** The question itself; what is done with it (answering, reading an old answer) stands below as children. */
export function QuestionArticle({ question, locale, heading: Heading = 'h1', children }: Props) {
  const t = useTranslations('question');
  const answer = useTranslations('answer');
  return (
    <article className={`min-w-0 ${formulaFonts}`}>
      <p className="eyebrow flex flex-wrap gap-x-2">
        <span>{t(modes[question.mode])}</span>
        <span aria-hidden="true">/</span>
        <span>{question.topic.title[locale]}</span>
      </p>
      <Heading className="mt-1 font-display text-2xl font-semibold tracking-tight">
        {question.title[locale]}
      </Heading>
      <ScrollableMath label={answer('scrollable')}>
        <Html html={question.promptHtml[locale]} className="mt-4" />
      </ScrollableMath>
      {children}
    </article>
  );
}
