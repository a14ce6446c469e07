import { useLocale, useTranslations } from 'next-intl';
import type { Tag } from '@/lib/server/tags';

const groups = ['section', 'erratum', 'word'] as const;

/** What a question is about: a section of the notes, an erratum, or a word of its author's. */
export function TagSelect({ tags, chosen }: { tags: readonly Tag[]; chosen: string | undefined }) {
  const t = useTranslations('practice');
  const locale = useLocale();
  return (
    <label className="block min-w-0 text-sm font-medium">
      {t('tag')}
      <select name="tag" defaultValue={chosen} className="field mt-1.5">
        <option value="">{t('any')}</option>
        {groups.map((group) => {
          const members = tags.filter(({ kind }) => kind === group);
          return (
            members.length > 0 && (
              <optgroup key={group} label={t(`tags.${group}`)}>
                {members.map(({ id, title }) => (
                  <option key={id} value={id}>
                    {title?.[locale] ?? (group === 'erratum' ? t('erratum') : id)}
                  </option>
                ))}
              </optgroup>
            )
          );
        })}
      </select>
    </label>
  );
}
