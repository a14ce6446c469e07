import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { Link } from '@/app/_i18n/navigation';
import { allManuals } from '@/lib/engine/manual';
import { PageHeading } from '../_components/page-heading';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('engine'))('title') };
}

/** Every computation there is, family by family. */
export default async function EnginePage() {
  const [t, locale] = await Promise.all([getTranslations('engine'), getLocale()]);
  const families = allManuals();
  const count = families.reduce((sum, { manuals }) => sum + manuals.length, 0);
  return (
    <div className="page pt-10 md:pt-14">
      <PageHeading title={t('title')} lede={t('lede', { count })} />
      <div className="mt-10 gap-x-10 gap-y-9 md:columns-2">
        {families.map(({ family, title, manuals }) => (
          <section key={family} aria-labelledby={family} className="mb-9 break-inside-avoid">
            <h2 id={family} className="font-display text-xl font-semibold">
              {title[locale]}
            </h2>
            <ul className="mt-2 border-b border-rule">
              {manuals.map(({ id, title: name }) => (
                <li key={id} className="border-t border-rule">
                  <Link
                    href={`/engine/${id}`}
                    prefetch={false}
                    className="flex min-h-11 flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5 py-2.5 hover:bg-sunken sm:-mx-3 sm:rounded-md sm:px-3"
                  >
                    <span className="font-medium">{name[locale]}</span>
                    <code className="text-xs text-faint">{id}</code>
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  );
}
