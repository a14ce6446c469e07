import { useTranslations } from 'next-intl';
import { Html } from '@/app/_components/html';
import type { Run } from './run-op';

/** An answer with its worked steps, or the refusal, in the engine's own words. */
export function OpResult({ run }: { run: Run | null }) {
  const t = useTranslations('engine');
  return (
    <div role="status" className="mt-6">
      {run && !run.ok && (
        <p className="rounded-lg bg-bad-soft px-4 py-3 text-sm">
          {t('refused', { path: run.path })} <span lang="en">{run.message}</span>
        </p>
      )}
      {run?.ok && (
        <>
          <h3 className="font-semibold">{t('answer')}</h3>
          <pre className="card mt-2 max-h-80 overflow-auto px-4 py-3 font-mono text-sm whitespace-pre-wrap">
            {run.output}
          </pre>
          {run.steps.length > 0 && <h3 className="mt-6 font-semibold">{t('steps')}</h3>}
          <ol className="mt-2 space-y-2">
            {run.steps.map((html, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the steps of one run never change places
              <li key={index}>
                <Html html={html} />
              </li>
            ))}
          </ol>
        </>
      )}
    </div>
  );
}
