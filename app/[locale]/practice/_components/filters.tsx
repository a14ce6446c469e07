import { useLocale, useTranslations } from 'next-intl';
import { Arrow } from '@/app/_components/icons';
import { Link } from '@/app/_i18n/navigation';
import type { Scope } from '@/lib/server/practice-scope';
import type { PracticeView } from '@/lib/server/practice-view';
import { scopeQuery } from '../../_question/question-scope';
import { TagSelect } from './tag-select';

type Props = { scope: Scope; view: PracticeView; narrowed: boolean };

const levels = [
  ['easy', '1-2'],
  ['middle', '3'],
  ['hard', '4-5'],
] as const;

/** What to narrow practice to: a plain form, whose answer is this page, or at once a question. */
export function Filters({ scope, view, narrowed }: Props) {
  const t = useTranslations('practice');
  const locale = useLocale();
  const chosen = scope.kind?.split(',') ?? [];
  const page = `/${locale}/practice`;
  return (
    <details className="group mt-6" open={narrowed}>
      <summary className="button button-plain w-fit cursor-pointer">
        {t('filter')}
        <Arrow width="18" height="18" className="rotate-90 text-faint group-open:-rotate-90" />
      </summary>
      <form action={page} className="card mt-3 grid gap-5 p-5">
        <Place scope={scope} named={view.named} />
        <fieldset>
          <legend className="text-sm font-medium">{t('kind')}</legend>
          <ul className="mt-1.5 flex flex-wrap gap-2">
            {view.kinds.map((kind) => (
              <li key={kind}>
                <label className="option">
                  <input
                    type="checkbox"
                    name="kind"
                    value={kind}
                    defaultChecked={chosen.includes(kind)}
                    className="option-input"
                  />
                  {t(`kinds.${kind}`)}
                </label>
              </li>
            ))}
          </ul>
        </fieldset>
        <div className="grid gap-5 sm:grid-cols-2">
          <label className="block text-sm font-medium">
            {t('difficulty')}
            <select name="difficulty" defaultValue={scope.difficulty} className="field mt-1.5">
              <option value="">{t('any')}</option>
              {levels.map(([name, level]) => (
                <option key={name} value={level}>
                  {t(`levels.${name}`)}
                </option>
              ))}
              {scope.difficulty && !levels.some(([, level]) => level === scope.difficulty) && (
                <option value={scope.difficulty}>{scope.difficulty.replace('-', '–')}</option>
              )}
            </select>
          </label>
          <TagSelect tags={view.tags} chosen={scope.tag} />
        </div>
        <div className="flex flex-wrap gap-2">
          {(view.weak === null ? (['mix'] as const) : (['weak', 'mix'] as const)).map((name) => (
            <label key={name} className="option">
              <input
                type="checkbox"
                name={name}
                value="1"
                defaultChecked={scope[name] !== undefined}
                className="option-input"
              />
              {t(`only.${name}`)}
            </label>
          ))}
        </div>
        <div className="flex flex-wrap items-center gap-3">
          <button type="submit" className="button button-main">
            {t('show')}
          </button>
          <button type="submit" formAction={`${page}/start`} className="button button-plain">
            {t('startNow')}
          </button>
          {narrowed && (
            <Link href="/practice" className="button button-quiet">
              {t('clear')}
            </Link>
          )}
          <span className="text-sm text-soft tabular-nums">
            {t('fitting', { count: view.fitting, total: view.total })}
          </span>
        </div>
      </form>
    </details>
  );
}

/** A pack, topic or claim that the run is in: kept by the form, and left by a link. */
function Place({ scope, named }: { scope: Scope; named: PracticeView['named'] }) {
  const t = useTranslations('practice');
  const locale = useLocale();
  const { pack, topic, claim, ...rest } = scope;
  const kept = Object.entries({ pack, topic, claim }).filter(([, value]) => value !== undefined);
  if (kept.length === 0) return null;
  const words = [named.pack?.[locale], named.topic?.[locale], claim].filter((word) => word !== undefined);
  return (
    <p className="flex flex-wrap items-baseline gap-x-4">
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <span>{t('within', { place: words.join(' / ') })}</span>
      <Link href={`/practice${scopeQuery(rest)}`} className="link text-sm">
        {t('everywhere')}
      </Link>
    </p>
  );
}
