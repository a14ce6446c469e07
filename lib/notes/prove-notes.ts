import { readNumber } from './call';
import { demonstrate } from './demonstrate';
import { type Block, type Claim, type Notes, sectionsOf } from './notes';
import type { NotesProblem } from './source-text';
import { tracePlot } from './trace-plot';

function evaluateBlock(block: Block) {
  if (block.kind === 'plot') return tracePlot(block.plot);
  return demonstrate(block.kind === 'erratum' ? block.erratum.demonstration : block.demonstration);
}

function problemsOf(claim: Claim, file: string): NotesProblem[] {
  const values = Object.entries(claim.values).flatMap(([name, { path, ...call }]) => {
    const read = readNumber(call, path);
    if (read.ok) return [];
    return [{ file, line: claim.line, message: `${claim.id}: the value "${name}": ${read.reason}` }];
  });
  const blocks = claim.blocks.flatMap((block) => {
    const evaluated = evaluateBlock(block);
    if (evaluated.ok) return [];
    return [{ file, line: block.line, message: `${claim.id}: the ${block.kind}: ${evaluated.reason}` }];
  });
  return [...values, ...blocks];
}

/** Evaluates every number, demonstration and plot of the course; tells each that the engine cannot give. */
export function proveNotes(notes: Notes): NotesProblem[] {
  return sectionsOf(notes).flatMap(({ file, claims }) => claims.flatMap((claim) => problemsOf(claim, file)));
}
