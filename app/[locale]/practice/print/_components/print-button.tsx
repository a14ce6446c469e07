'use client';

/** Opens the browser's own print window. */
export function PrintButton({ label }: { label: string }) {
  return (
    <button type="button" className="button button-main" onClick={() => window.print()}>
      {label}
    </button>
  );
}
