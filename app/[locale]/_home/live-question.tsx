import { getLocale, getTranslations } from 'next-intl/server';
import { questionParts } from '@/app/_i18n/messages';
import { Words } from '@/app/_i18n/words';
import { readActor } from '@/app/_server/actor';
import { whenUp } from '@/app/_server/when-up';
import { nextQuestion } from '@/lib/server/practice';
import { readQuestion } from '@/lib/server/question';
import { Recovery } from '../_components/recovery';
import { toOpenQuestion } from '../_question/open-question';
import { QuestionArticle } from '../_question/question-article';
import { Workbench } from '../_question/workbench';

async function load() {
  const actor = await readActor();
  // Soon read and soon answered; whoever has been here before may get anything.
  const easy = await nextQuestion(
    actor,
    actor.kind === 'visitor' ? { kind: 'numeric,choice', difficulty: '1-2' } : {},
  );
  const token = easy ?? (await nextQuestion(actor, {}));
  const question = token === null ? null : await readQuestion(actor, token);
  return question && { question, hasSession: actor.kind === 'learner' };
}

/** A real question, on the first page: answering it is the quickest way to see what this is. */
export async function LiveQuestion() {
  const [t, locale, loaded] = await Promise.all([getTranslations('home'), getLocale(), whenUp(load)]);
  return (
    <section aria-labelledby="try-now" className="card p-5 shadow-card sm:p-7">
      <h2 id="try-now" className="mb-3 border-b border-rule pb-3 text-sm font-medium text-accent">
        {t('tryNow')}
      </h2>
      {loaded.up && loaded.value && (
        <QuestionArticle question={loaded.value.question} locale={locale} heading="h3">
          <Words parts={questionParts}>
            <Workbench
              key={loaded.value.question.itemId}
              question={toOpenQuestion(loaded.value.question)}
              scope={{}}
              hasSession={loaded.value.hasSession}
              given={null}
              autoFocus={false}
            />
          </Words>
        </QuestionArticle>
      )}
      {loaded.up && !loaded.value && <p className="text-soft">{t('noQuestion')}</p>}
      {!loaded.up && <DownNote />}
    </section>
  );
}

async function DownNote() {
  const t = await getTranslations('errors');
  return (
    <>
      <p className="font-semibold">{t('downTitle')}</p>
      <p className="text-sm text-soft">{t('downBody')}</p>
      <Recovery />
    </>
  );
}
