'use client';

import { usePathname, useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';

type Props = { action: string; label: string; hint: string; button: string; query?: string };

const pause = 250;

/** A plain search form; with scripts, results follow the typing, and `/` comes here from anywhere on the page. */
export function SearchBox({ action, label, hint, button, query = '' }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const router = useRouter();
  const searchesHere = usePathname() === action;

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing = (event.target as HTMLElement).closest('input, textarea, select, [contenteditable]');
      if (event.key !== '/' || typing || event.metaKey || event.ctrlKey || event.altKey) return;
      event.preventDefault();
      input.current?.select();
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
      clearTimeout(timer.current);
    };
  }, []);

  function follow(words: string) {
    if (!searchesHere) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const search = words.trim() === '' ? '' : `?${new URLSearchParams({ q: words })}`;
      router.replace(action + search, { scroll: false });
    }, pause);
  }

  return (
    <search className="notes-search">
      <form action={action} className="flex gap-2">
        <input
          ref={input}
          type="search"
          name="q"
          maxLength={200}
          defaultValue={query}
          placeholder={hint}
          aria-label={label}
          aria-keyshortcuts="/"
          autoComplete="off"
          className="field min-w-0 flex-1"
          onChange={(event) => follow(event.target.value)}
        />
        <button type="submit" className="button button-plain">
          {button}
        </button>
      </form>
    </search>
  );
}
