'use client';

import { type ReactNode, useState } from 'react';

/**
 * Keeps what the server rendered first. Signing a guest in renders the page again, and the question being answered
 * must not be swapped for another one meanwhile.
 */
export function Pinned({ children }: { children: ReactNode }) {
  const [first] = useState(children);
  return first;
}
