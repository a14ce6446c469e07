import type { Node } from '@/lib/engine/language/node';
import { sizeOf } from '@/lib/engine/tensor';
import { liveNodes } from './block';
import { scaled, summed } from './index-expression';
import type { Home, Writer } from './writer';

/**
 * A scan becomes a loop that all invocations run together. Carried values have a place of their own, overwritten at
 * the end of a turn once everybody has read them; a stacked result is stored straight into the row of its turn, and
 * not at all when nobody picks it.
 */
export function scanRule(node: Node<'scan'>, writer: Writer): void {
  const { body, length } = node.attributes;
  const carried = body.arguments.slice(0, body.carried).map((argument, index) => {
    const initial = node.args[index]!;
    return writer.store(argument, (at) => ({ value: writer.element(initial, at) }));
  });
  const picked = writer.pickedFrom(node);
  const stacks = new Map<number, Home>();
  for (const index of [...picked].filter((each) => each >= body.carried)) {
    const result = body.results[index]!;
    stacks.set(index, writer.allocate(result, length * sizeOf(result.shape), [length, ...result.shape]));
  }
  writer.loop(length, (turn) => {
    for (const [position, argument] of body.arguments.entries()) {
      if (position < body.carried) continue;
      const row = scaled(turn, sizeOf(argument.shape));
      writer.inline(argument, (at) => writer.element(node.args[position]!, summed(row, at)));
    }
    const results = body.results.filter((_, index) => index < body.carried || stacks.has(index));
    const order = liveNodes(body.order, results);
    const copies = settleRows(writer, order, body.results, stacks, turn);
    writer.block(order);
    for (const { result, home } of copies) {
      writer.storeAt(home, sizeOf(result.shape), (at) => ({ value: writer.element(result, at) }));
    }
    carryOver(writer, body.results.slice(0, body.carried), body.arguments, carried);
  });
  writer.settleResults(node, [
    ...carried,
    ...body.results.slice(body.carried).map((_, i) => stacks.get(i + body.carried)),
  ]);
}

/** Gives stacked results their rows as places; what cannot live there (an argument, a second copy) is to be copied. */
function settleRows(
  writer: Writer,
  order: readonly Node[],
  results: readonly Node[],
  stacks: ReadonlyMap<number, Home>,
  turn: string,
): { result: Node; home: Home }[] {
  const copies: { result: Node; home: Home }[] = [];
  for (const [index, stack] of stacks) {
    const result = results[index]!;
    const home = { ...stack, row: scaled(turn, sizeOf(result.shape)) };
    const computed = order.includes(result) && !['pick', 'scan'].includes(result.primitive);
    if (computed && !writer.homeOf(result)) writer.settle(result, home);
    else copies.push({ result, home });
  }
  return copies;
}

/** Moves the new carried values to where the next turn reads them, after a barrier: some may still be read. */
function carryOver(
  writer: Writer,
  next: readonly Node[],
  targets: readonly Node[],
  carried: readonly Home[],
): void {
  const moves = next.flatMap((result, index) =>
    result === targets[index] ? [] : [{ result, home: carried[index]! }],
  );
  const stored = moves.map(({ result, home }) => ({
    home,
    size: sizeOf(result.shape),
    from: ownPlace(writer, result, carried),
  }));
  writer.barrier();
  for (const { home, size, from } of stored)
    writer.storeAt(home, size, (at) => ({ value: writer.at(from, at) }));
}

/** Where a result lies apart from every carried value; one that is read through them is copied aside first. */
function ownPlace(writer: Writer, result: Node, carried: readonly Home[]): Home {
  const home = writer.homeOf(result);
  if (home && !carried.includes(home)) return home;
  const aside = writer.allocate(result);
  writer.storeAt(aside, sizeOf(result.shape), (at) => ({ value: writer.element(result, at) }));
  return aside;
}
