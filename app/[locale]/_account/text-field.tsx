import { useId } from 'react';

type Props = {
  label: string;
  name: string;
  type: 'email' | 'password';
  autoComplete: string;
  help?: string | null;
  error: string | null;
  describedBy?: string;
};

/** A labelled field; help and error are read out with it. */
export function TextField({ label, name, type, autoComplete, help, error, describedBy = '' }: Props) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      <input
        id={id}
        name={name}
        type={type}
        autoComplete={autoComplete}
        required
        aria-invalid={error ? true : undefined}
        aria-describedby={`${id}-help ${id}-error ${describedBy}`.trim()}
        className="field mt-1"
      />
      <p id={`${id}-help`} className="mt-1 text-xs text-faint empty:hidden">
        {help}
      </p>
      <p id={`${id}-error`} role="alert" className="mt-1 text-sm text-bad empty:hidden">
        {error}
      </p>
    </div>
  );
}
