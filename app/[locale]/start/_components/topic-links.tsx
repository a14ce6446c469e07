import { useLocale } from 'next-intl';
import { Link } from '@/app/_i18n/navigation';
import type { PlacementView } from '@/lib/server/placement';

type Props = { id: string; title: string; body: string; topics: PlacementView['first'] };

/** Topics with the way to practise each. */
export function TopicLinks({ id, title, body, topics }: Props) {
  const locale = useLocale();
  return (
    <section aria-labelledby={id} className="mt-8">
      <h2 id={id} className="font-display text-xl font-semibold">
        {title}
      </h2>
      <p className="mt-1 max-w-prose text-sm text-soft">{body}</p>
      <ul className="mt-3 flex flex-wrap gap-2">
        {topics.map(({ pack, topic, title: name, packTitle }) => (
          <li key={`${pack}/${topic}`}>
            <Link
              href={`/practice/start?${new URLSearchParams({ pack, topic })}`}
              prefetch={false}
              className="button button-plain flex-col items-start gap-0 text-left"
            >
              {name[locale]}
              <span className="text-xs font-normal text-faint">{packTitle[locale]}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
