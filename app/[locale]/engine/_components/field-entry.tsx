import { useTranslations } from 'next-intl';
import { useId } from 'react';
import type { Field } from '@/lib/engine/manual';

type Props = { field: Field; value: unknown; invalid: boolean };

/** One field of an op's form, filled with the example's value. */
export function FieldEntry({ field, value, invalid }: Props) {
  const t = useTranslations('engine');
  const id = useId();
  const { name, about, shape, entry, options, standard, required } = field;
  const text = value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);
  const common = {
    id,
    name,
    'aria-describedby': `${id}-about`,
    'aria-invalid': invalid || undefined,
    'aria-required': required || undefined,
    className: 'field mt-1 font-mono text-sm',
  };
  const empty = standard === null ? t('leftOut') : t('standard', { value: standard.replaceAll('"', '') });
  const choices = entry === 'flag' ? ['true', 'false'] : options;
  return (
    <div className={entry === 'json' ? 'sm:col-span-2' : ''}>
      <label htmlFor={id} className="text-sm font-medium">
        <code>{name}</code>
      </label>
      <span id={`${id}-about`} className="ms-2 text-xs text-faint">
        {about} {shape}
      </span>
      {choices.length > 0 ? (
        <select {...common} defaultValue={text}>
          {!required && <option value="">{empty}</option>}
          {choices.map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
        </select>
      ) : entry === 'json' ? (
        <textarea
          {...common}
          defaultValue={text}
          rows={text.length > 60 ? 3 : 1}
          spellCheck={false}
          placeholder={empty}
        />
      ) : (
        <input {...common} defaultValue={text} inputMode="decimal" autoComplete="off" placeholder={empty} />
      )}
    </div>
  );
}
