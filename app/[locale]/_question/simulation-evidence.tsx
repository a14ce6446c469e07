import { useFormatter, useTranslations } from 'next-intl';
import { shortNumber } from '@/app/_components/short-number';
import { Z } from '@/lib/gpu/kernels/estimate';
import type { Simulated } from '@/lib/gpu/simulations/simulate';

/** Digits in which an estimate and the value beside it can be told apart. */
const DIGITS = 4;

/** What drawing at random made of an expectation, beside the comparison of the number itself. */
export function SimulationEvidence({ found }: { found: Simulated }) {
  const t = useTranslations('gpu');
  const format = useFormatter();
  const { drawn, plausible, estimate, standardError, expected, samples } = found;
  const figures = {
    drawn: t(`drawn.${drawn}`, { count: format.number(samples) }),
    estimate: shortNumber(estimate, DIGITS),
    error: shortNumber(Z * standardError, 2),
    value: shortNumber(expected, DIGITS),
  };
  return (
    <div role="status" className="mt-3 border-t border-rule pt-3" data-simulation={plausible}>
      <p className={`font-semibold ${plausible ? 'text-good' : 'text-bad'}`}>
        {plausible ? t('statistical') : t('disagrees')}
      </p>
      <p className="text-sm text-soft">
        {plausible ? t('drawnInside', figures) : t('drawnOutside', figures)}
      </p>
    </div>
  );
}
