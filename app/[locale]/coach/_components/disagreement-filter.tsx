import { useLocale, useTranslations } from 'next-intl';
import { useId } from 'react';
import type { EvidenceList } from '@/lib/server/list-evidence';

/** A form of the page itself: it works before, and without, any script. */
export function DisagreementFilter({ evidence }: { evidence: EvidenceList }) {
  const t = useTranslations('coach');
  const locale = useLocale();
  const { packs, adapters, pack, adapter } = evidence;
  return (
    <form action={`/${locale}/coach`} className="mt-3 flex flex-wrap items-end gap-x-4 gap-y-3">
      <Choice
        name="pack"
        label={t('pack')}
        all={t('allPacks')}
        chosen={pack}
        options={packs.map(({ slug, title }) => [slug, title[locale]])}
      />
      <Choice
        name="adapter"
        label={t('adapter')}
        all={t('allAdapters')}
        chosen={adapter}
        options={adapters.map((name) => [name, name])}
      />
      <button type="submit" className="button button-plain min-h-12">
        {t('narrow')}
      </button>
    </form>
  );
}

type ChoiceProps = {
  name: string;
  label: string;
  all: string;
  chosen: string | null;
  options: [value: string, label: string][];
};

function Choice({ name, label, all, chosen, options }: ChoiceProps) {
  const id = useId();
  return (
    <div className="w-full min-w-0 sm:w-64">
      <label htmlFor={id} className="block text-sm font-medium">
        {label}
      </label>
      <select id={id} name={name} defaultValue={chosen ?? ''} className="field mt-1.5">
        <option value="">{all}</option>
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
