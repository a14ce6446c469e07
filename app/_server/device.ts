import 'server-only';
import { cookies } from 'next/headers';
import { choiceOf, type GpuUse, gpuUses, type Motion, motions } from '../_components/device';
import { type Theme, themes } from '../_components/theme';

/** This browser's choices, known before the first byte: the page is never painted in the wrong colours. */
export async function readDevice(): Promise<{ theme: Theme; motion: Motion; gpu: GpuUse }> {
  const stored = await cookies();
  return {
    theme: choiceOf(themes, stored.get('theme')?.value, 'system'),
    motion: choiceOf(motions, stored.get('motion')?.value, 'system'),
    gpu: choiceOf(gpuUses, stored.get('gpu')?.value, 'on'),
  };
}
