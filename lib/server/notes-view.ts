import 'server-only';
import { findOp } from '@/lib/engine/registry';
import type { Text } from '@/lib/engine/text';
import type { Found } from '@/lib/notes/call';
import { compose } from '@/lib/notes/compose';
import { demonstrate } from '@/lib/notes/demonstrate';
import type { Block, Claim, Notes, Part, Section } from '@/lib/notes/notes';
import type { Demonstration, Plot } from '@/lib/notes/schema';
import { type Line, tracePlot } from '@/lib/notes/trace-plot';
import { renderLine, renderMarkdown } from './markdown';
import { course } from './notes';

export type TableView = {
  captionHtml: string;
  ops: string[];
  columnsHtml: string[];
  rows: { labelHtml: string; cellsHtml: string[] }[];
};

export type PlotView = {
  captionHtml: string;
  alt: string;
  op: string;
  lines: (Omit<Line, 'label'> & { labelHtml: string })[];
  x: { labelHtml: string; scale: 'linear' | 'log' };
  y: { labelHtml: string; scale: 'linear' | 'log' };
};

export type BlockView =
  | { kind: 'demonstration'; table: TableView }
  | { kind: 'plot'; plot: PlotView }
  | { kind: 'erratum'; id: string; saidHtml: string; factHtml: string; whyHtml: string; table: TableView };

export type ClaimView = {
  id: string;
  titleHtml: string;
  bodyHtml: string;
  blocks: BlockView[];
  sources: { id: string; citation: string; at: string }[];
  ops: { id: string; title: string }[];
};

export type SectionLink = { id: string; title: string };

export type SectionView = {
  part: { numeral: string; title: string };
  title: string;
  summary: string;
  claims: ClaimView[];
  previous: SectionLink | null;
  next: SectionLink | null;
};

type Language = keyof Text;

/** The tests have evaluated all of it (`proveNotes`), so a failure here is a bug. */
function sure<T>(found: Found<T>): T {
  if (!found.ok) throw new Error(found.reason);
  return found.value;
}

function tableView(demonstration: Demonstration, language: Language): TableView {
  const { caption, columns, rows } = sure(demonstrate(demonstration));
  const ops = demonstration.runs.map((run) => run.op ?? demonstration.op!);
  return {
    captionHtml: renderLine(caption[language]),
    ops: [...new Set(ops)],
    columnsHtml: columns.map((label) => renderLine(label[language])),
    rows: rows.map(({ label, cells }) => ({
      labelHtml: renderLine(label[language]),
      cellsHtml: cells.map(renderLine),
    })),
  };
}

function plotView(plot: Plot, language: Language): PlotView {
  const xScale = 'field' in plot.sweep ? plot.sweep.scale : 'linear';
  return {
    captionHtml: renderLine(plot.caption[language]),
    alt: plot.alt[language],
    op: plot.op,
    lines: sure(tracePlot(plot)).map(({ label, points }) => ({
      labelHtml: renderLine(label[language]),
      points,
    })),
    x: { labelHtml: renderLine(plot.x.label[language]), scale: xScale },
    y: { labelHtml: renderLine(plot.y.label[language]), scale: plot.y.scale },
  };
}

function blockView(block: Block, language: Language): BlockView {
  if (block.kind === 'plot') return { kind: 'plot', plot: plotView(block.plot, language) };
  if (block.kind === 'demonstration') {
    return { kind: 'demonstration', table: tableView(block.demonstration, language) };
  }
  const { id, said, fact, why, demonstration } = block.erratum;
  return {
    kind: 'erratum',
    id,
    saidHtml: renderMarkdown(said[language]),
    factHtml: renderMarkdown(fact[language]),
    whyHtml: renderMarkdown(why[language]),
    table: tableView(demonstration, language),
  };
}

function claimView(claim: Claim, notes: Notes, language: Language): ClaimView {
  const { sectionOf } = course();
  const linkTo = (id: string) => `/${language}/notes/${sectionOf.get(id)}#${id}`;
  const { title, body } = compose(claim, linkTo);
  return {
    id: claim.id,
    titleHtml: renderLine(title[language]),
    bodyHtml: renderMarkdown(body[language]),
    blocks: claim.blocks.map((block) => blockView(block, language)),
    sources: claim.sources.map(({ id, at }) => ({ id, citation: notes.sources[id]!, at })),
    ops: claim.ops.map((id) => ({ id, title: findOp(id)!.title[language] })),
  };
}

/** Sections in reading order, each with the part it belongs to. */
function inOrder(notes: Notes): { part: Part; section: Section }[] {
  return notes.parts.flatMap((part) => part.sections.map((section) => ({ part, section })));
}

/** One section as it is read, in one language; null when there is none of that id. */
export function viewSection(id: string, language: Language): SectionView | null {
  const { notes } = course();
  const all = inOrder(notes);
  const at = all.findIndex(({ section }) => section.id === id);
  const here = all[at];
  if (!here) return null;
  const link = (index: number): SectionLink | null => {
    const there = all[index]?.section;
    return there ? { id: there.id, title: there.title[language] } : null;
  };
  return {
    part: { numeral: here.part.numeral, title: here.part.title[language] },
    title: here.section.title[language],
    summary: here.section.summary[language],
    claims: here.section.claims.map((claim) => claimView(claim, notes, language)),
    previous: link(at - 1),
    next: link(at + 1),
  };
}

export type PartView = {
  id: string;
  numeral: string;
  title: string;
  sections: { id: string; title: string; summary: string; claimCount: number; errata: number }[];
};

/** The table of contents. */
export function viewContents(language: Language): PartView[] {
  return course().notes.parts.map(({ id, numeral, title, sections }) => ({
    id,
    numeral,
    title: title[language],
    sections: sections.map((section) => ({
      id: section.id,
      title: section.title[language],
      summary: section.summary[language],
      claimCount: section.claims.length,
      errata: section.claims.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === 'erratum')).length,
    })),
  }));
}
