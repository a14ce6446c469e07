/** Markdown that lib/server/markdown has rendered and sanitised, or a formula as KaTeX sets it, which trusts no input. */
export function Html({ html, className = '' }: { html: string; className?: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: safe where it was rendered
  return <div className={`prose ${className}`} dangerouslySetInnerHTML={{ __html: html }} />;
}

/** The same within a line: a heading, a label, a cell. */
export function HtmlLine({ html }: { html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: safe where it was rendered
  return <span dangerouslySetInnerHTML={{ __html: html }} />;
}
