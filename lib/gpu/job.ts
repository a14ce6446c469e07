import { beyondExact } from '@/lib/engine/evaluate';
import { bounds } from '@/lib/engine/interpret/bound';
import type { Bounded } from '@/lib/engine/interpret/bounded';
import type { Node } from '@/lib/engine/language/node';
import { outputRoots } from '@/lib/engine/outputs';
import type { Program } from '@/lib/engine/prepare';
import { type Result, success } from '@/lib/engine/result';
import { compile } from './compile/compile';
import type { Kernel } from './compile/kernel';
import { refusal, tooLarge } from './limits';

/** A case ready for a GPU: its kernel, and what the result is to be held to. */
export type Job = {
  kernel: Kernel;
  roots: readonly Node[];
  /** Float64 values and proven bounds, for every root. */
  expected: ReadonlyMap<Node, Bounded>;
};

/** Writes the kernel of a program's outputs and named steps, or says why this case is not for a GPU. */
export function plan(program: Program, input: unknown): Result<Job> {
  const roots = [...new Set([...outputRoots(program.outputs), ...program.steps.map((step) => step.node)])];
  const kernel = compile({ title: program.op.id, roots, names: program.names, symbols: program.symbols });
  // The cheap refusal first: working out the bounds of what is too large would take long as well.
  const refused = tooLarge(kernel) ?? refusal(input, roots);
  if (refused) return refused;
  const run = bounds(roots);
  const expected = new Map(roots.map((node) => [node, run.get(node) as Bounded]));
  const beyond = beyondExact(program, (node) => expected.get(node)!.value);
  return beyond ?? success({ kernel, roots, expected });
}
