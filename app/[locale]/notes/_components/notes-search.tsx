import { useLocale, useTranslations } from 'next-intl';
import { SearchBox } from './search-box';

export function NotesSearch({ query = '' }: { query?: string }) {
  const t = useTranslations('notes');
  return (
    <SearchBox
      action={`/${useLocale()}/notes`}
      label={t('searchLabel')}
      hint={query === '' ? t('searchHint') : t('search')}
      button={t('searchButton')}
      query={query}
    />
  );
}
