'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import { type AuthProblem, signIn, signUp } from '@/app/_components/auth-client';
import { TextField } from './text-field';

type Props = { kind: 'signIn' | 'signUp'; minPasswordLength: number; home: string };
type Problem = { field: 'email' | 'password' | 'form'; text: string };

const fieldOf: Record<AuthProblem, Problem['field']> = {
  EMAIL_TAKEN: 'email',
  INVALID_EMAIL: 'email',
  PASSWORD_TOO_SHORT: 'password',
  WRONG_CREDENTIALS: 'form',
  TOO_MANY: 'form',
  UNREACHABLE: 'form',
  UNKNOWN: 'form',
};

/** E-mail and password, for a new account or an old one; whatever fails is said beside the field it is about. */
export function AccountForm({ kind, minPasswordLength, home }: Props) {
  const t = useTranslations('account');
  const id = useId();
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (sending) return;
    const form = event.currentTarget;
    const data = new FormData(form);
    const email = String(data.get('email')).trim();
    const password = String(data.get('password'));
    const refused = precheck(email, password);
    if (refused !== null) return fail(form, refused);
    setSending(true);
    setProblem(null);
    const result = await (kind === 'signUp' ? signUp(email, password) : signIn(email, password));
    // A full load: every part of the page belongs to somebody else now.
    if (result.ok) return window.location.assign(home);
    setSending(false);
    fail(form, { field: fieldOf[result.problem], text: t(`problem.${result.problem}`) });
  }

  function precheck(email: string, password: string): Problem | null {
    if (email === '') return { field: 'email', text: t('emailMissing') };
    if (!email.includes('@')) return { field: 'email', text: t('problem.INVALID_EMAIL') };
    const short = kind === 'signUp' && password.length < minPasswordLength;
    return short ? { field: 'password', text: t('problem.PASSWORD_TOO_SHORT') } : null;
  }

  function fail(form: HTMLFormElement, next: Problem) {
    setProblem(next);
    const field = form.elements.namedItem(next.field === 'form' ? 'password' : next.field);
    if (field instanceof HTMLInputElement) field.focus();
  }

  const errorOf = (field: Problem['field']) => (problem?.field === field ? problem.text : null);
  return (
    <form onSubmit={onSubmit} noValidate className="mt-6 space-y-4">
      <TextField
        label={t('email')}
        name="email"
        type="email"
        autoComplete="username"
        error={errorOf('email')}
      />
      <TextField
        label={t('password')}
        name="password"
        type="password"
        autoComplete={kind === 'signUp' ? 'new-password' : 'current-password'}
        help={kind === 'signUp' ? t('passwordHelp', { count: minPasswordLength }) : null}
        error={errorOf('password')}
        describedBy={`${id}-problem`}
      />
      <p id={`${id}-problem`} role="alert" className="text-sm text-bad empty:hidden">
        {errorOf('form')}
      </p>
      <button
        type="submit"
        aria-disabled={sending || undefined}
        className="button button-main min-h-12 w-full"
      >
        {sending ? t('sending') : t(kind)}
      </button>
    </form>
  );
}
