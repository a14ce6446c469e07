'use client';

import { type ReactNode, useEffect, useRef } from 'react';

const boxes = '.katex-display, .prose p, .prose table';

/** Puts boxes that scroll sideways within reach of the keyboard, and only those. */
export function ScrollableMath({ label, children }: { label: string; children: ReactNode }) {
  const root = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const mark = () => {
      for (const box of root.current?.querySelectorAll<HTMLElement>(boxes) ?? []) {
        const scrolls = box.scrollWidth > box.clientWidth + 1;
        toggle(box, 'tabindex', scrolls ? '0' : null);
        toggle(box, 'role', scrolls ? 'group' : null);
        toggle(box, 'aria-label', scrolls ? label : null);
      }
    };
    mark();
    const observer = new ResizeObserver(mark);
    if (root.current) observer.observe(root.current);
    return () => observer.disconnect();
  }, [label]);

  return <div ref={root}>{children}</div>;
}

function toggle(element: HTMLElement, attribute: string, value: string | null) {
  if (value === null) element.removeAttribute(attribute);
  else element.setAttribute(attribute, value);
}
