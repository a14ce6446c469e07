import { Html } from '@/app/_components/html';

/** A text whose blanks, marked ⟦1⟧, are drawn as numbered gaps. */
export function BlankText({ html, className }: { html: string; className?: string }) {
  return (
    <Html
      html={html.replace(/⟦(\d)⟧/g, '<span class="gap">$1</span>')}
      {...(className === undefined ? {} : { className })}
    />
  );
}
