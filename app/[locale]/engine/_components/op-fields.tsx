import { getTranslations } from 'next-intl/server';
import type { Field } from '@/lib/engine/manual';

type Props = { title: string; fields: Field[]; withDefaults?: boolean };

/** What an op takes or gives, field by field. */
export async function OpFields({ title, fields, withDefaults = false }: Props) {
  const t = await getTranslations('engine');
  const remark = ({ required, standard, options }: Field) =>
    [
      options.join(' | '),
      standard !== null && t('standard', { value: standard.replaceAll('"', '') }),
      !required && standard === null && t('optional'),
    ]
      .filter(Boolean)
      .join('; ');
  return (
    <section className="mt-12">
      <h2 className="font-display text-xl font-semibold">{title}</h2>
      <dl className="mt-3 border-b border-rule text-sm">
        {fields.map((field) => (
          <div key={field.name} className="grid gap-x-4 border-t border-rule py-2.5 sm:grid-cols-[12rem_1fr]">
            <dt>
              <code>{field.name}</code> <code className="text-faint">{field.shape}</code>
            </dt>
            <dd>
              {field.about}
              {withDefaults && remark(field) !== '' && (
                <span className="block text-faint">{remark(field)}</span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
