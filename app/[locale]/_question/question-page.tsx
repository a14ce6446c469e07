import { notFound } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { questionParts } from '@/app/_i18n/messages';
import { Words } from '@/app/_i18n/words';
import { readActor } from '@/app/_server/actor';
import { whenUp } from '@/app/_server/when-up';
import { readAnswer } from '@/lib/server/attempt';
import { readQuestion } from '@/lib/server/question';
import { DatabaseDown } from '../_components/database-down';
import { toOpenQuestion } from './open-question';
import { QuestionArticle } from './question-article';
import type { Scope } from './question-scope';
import { Workbench } from './workbench';

/** Everything a question page needs, or null where the token is forged, unknown or somebody else's. */
async function loadQuestion(token: string) {
  const actor = await readActor();
  const [question, given] = await Promise.all([readQuestion(actor, token), readAnswer(actor, token)]);
  return question === null ? null : { question, given, hasSession: actor.kind === 'learner' };
}

export async function QuestionPage({ token, scope }: { token: string; scope: Scope }) {
  const locale = await getLocale();
  const loaded = await whenUp(() => loadQuestion(token));
  if (!loaded.up) return <DatabaseDown />;
  if (loaded.value === null) notFound();
  const { question, given, hasSession } = loaded.value;
  return (
    // As high as the window, so that the footer does not move when the verdict comes.
    <div className="page min-h-dvh max-w-[49rem] pt-8 md:pt-12">
      <QuestionArticle question={question} locale={locale}>
        <Words parts={questionParts}>
          <Workbench
            key={question.token}
            question={toOpenQuestion(question)}
            scope={scope}
            hasSession={hasSession}
            given={given}
          />
        </Words>
      </QuestionArticle>
    </div>
  );
}
