import type { Finding } from '@/lib/gpu/self-check';

/** Whether a finding speaks against the machine or the kernel. What could not be checked speaks against neither. */
export const isBad = ({ kind }: Finding) => kind === 'disagrees';

/** Everything that was found, for somebody who is to look into it. */
export function reportText(adapter: string, findings: readonly Finding[], userAgent: string): string {
  return JSON.stringify({ schema: 'gradcheck/gpu-report@1', adapter, userAgent, findings }, null, 2);
}
