import 'server-only';
import { cookies } from 'next/headers';
import { isTheme, type Theme, themeCookie } from '../_components/theme';

/** The reader's choice, known before the first byte: the page is never painted in the wrong colours. */
export async function readTheme(): Promise<Theme> {
  const stored = (await cookies()).get(themeCookie)?.value;
  return isTheme(stored) ? stored : 'system';
}
