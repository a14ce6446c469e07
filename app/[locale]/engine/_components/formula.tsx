import { getTranslations } from 'next-intl/server';
import { Html } from '@/app/_components/html';
import { traceOp } from '@/lib/engine/trace';
import { renderMarkdown } from '@/lib/server/markdown';

/** The named steps of an op in symbols, each once, as its definition writes them. */
export async function Formula({ op, input }: { op: string; input: object }) {
  const t = await getTranslations('engine');
  const trace = traceOp(op, input);
  if (!trace.ok) throw new Error(`the example of ${op} is invalid: ${trace.error.message}`);
  const steps = new Map(trace.value.map((step) => [step.name, step]));
  const lines = [...steps.values()]
    .filter(({ symbol, formula }) => symbol !== formula)
    .map(({ symbol, formula }) => `$$\n${symbol} = ${formula}\n$$`);
  if (lines.length === 0) return null;
  return (
    <section aria-label={t('formula')} className="card mt-6 overflow-x-auto px-5 py-4">
      <Html html={renderMarkdown(lines.join('\n\n'))} />
    </section>
  );
}
