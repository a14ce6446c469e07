import { useLocale, useTranslations } from 'next-intl';
import { Html } from '@/app/_components/html';
import type { PaperQuestion } from '@/lib/server/worksheet';
import { BlankText } from '../../../_question/fields/blank-text';

type Form = PaperQuestion['form'];
type FormOf<K extends Form['kind']> = Extract<Form, { kind: K }>;

/** Where the answer is written by hand, in the way of the question's kind. */
export function PaperForm({ form }: { form: Form }) {
  switch (form.kind) {
    case 'numeric':
      return <NumberLine form={form} />;
    case 'choice':
      return <Boxes form={form} />;
    case 'cloze':
      return <Gaps form={form} />;
    case 'order':
      return <Places form={form} />;
    case 'match':
      return <Sides form={form} />;
    case 'explain':
      return <Lines />;
  }
}

function NumberLine({ form }: { form: FormOf<'numeric'> }) {
  const t = useTranslations('answer');
  return (
    <p className="mt-4 flex items-end gap-2">
      <span className="text-sm whitespace-nowrap text-soft">{t('label')}</span>
      <span className="paper-line max-w-48 flex-1" />
      {form.unit && <span>{form.unit.required ? <span className="paper-line w-16" /> : form.unit.id}</span>}
    </p>
  );
}

function Boxes({ form }: { form: FormOf<'choice'> }) {
  const t = useTranslations('answer');
  const locale = useLocale();
  return (
    <>
      <p className="mt-3 text-sm text-soft">{t(form.multiple ? 'chooseSeveral' : 'chooseOne')}</p>
      <ul className="mt-1.5 space-y-1.5">
        {form.options.map(({ label, text }) => (
          <li key={label} className="flex gap-3">
            <span className={`paper-box ${form.multiple ? '' : 'rounded-full'}`} />
            <Html html={text[locale]} className="min-w-0 flex-1" />
          </li>
        ))}
      </ul>
    </>
  );
}

function Gaps({ form }: { form: FormOf<'cloze'> }) {
  const t = useTranslations('worksheet');
  const locale = useLocale();
  return (
    <>
      <BlankText html={form.text[locale]} className="mt-3" />
      {form.bank && (
        <p className="mt-2 text-sm text-soft">{t('words', { words: form.bank[locale].join(' · ') })}</p>
      )}
      <ol className="mt-3 grid grid-cols-2 gap-x-8 gap-y-3">
        {form.blanks.map((label) => (
          <li key={label} className="flex items-end gap-2">
            <span className="gap">{label}</span>
            <span className="paper-line flex-1" />
          </li>
        ))}
      </ol>
    </>
  );
}

function Places({ form }: { form: FormOf<'order'> }) {
  const t = useTranslations('worksheet');
  const locale = useLocale();
  return (
    <>
      <p className="mt-3 text-sm text-soft">{t('numberSteps')}</p>
      <ul className="mt-1.5 space-y-1.5">
        {form.steps.map(({ label, text }) => (
          <li key={label} className="flex items-end gap-3">
            <span className="paper-line w-8" />
            <Html html={text[locale]} className="min-w-0 flex-1" />
          </li>
        ))}
      </ul>
    </>
  );
}

function Sides({ form }: { form: FormOf<'match'> }) {
  const t = useTranslations('answer');
  const locale = useLocale();
  return (
    <>
      <p className="mt-3 text-sm text-soft">{t('matchEach')}</p>
      <div className="mt-1.5 grid gap-x-8 gap-y-3 sm:grid-cols-2">
        <ul className="space-y-1.5">
          {form.lefts.map(({ label, text }) => (
            <li key={label} className="flex items-end gap-3">
              <span className="paper-line w-8" />
              <Html html={text[locale]} className="min-w-0 flex-1" />
            </li>
          ))}
        </ul>
        <ul className="space-y-1.5">
          {form.rights.map(({ label, text }) => (
            <li key={label} className="flex gap-3">
              <span className="font-semibold">{label}</span>
              <Html html={text[locale]} className="min-w-0 flex-1" />
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}

function Lines() {
  return (
    <div className="mt-6 space-y-7">
      <div className="paper-line" />
      <div className="paper-line" />
      <div className="paper-line" />
    </div>
  );
}
