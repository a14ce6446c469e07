import { stridesOf, type Tensor } from '../tensor';
import { node } from './build';
import type { Node } from './node';
import { scan } from './scan';

/** Finds inputs and earlier steps by name. */
export type Lookup = {
  (name: string): Node;
  /** For what a case may leave out: applied to the value where there is one, otherwise null. */
  optional: (name: string, use: (found: Node) => Node) => Node | null;
};

/** A mistake's hold on a step: what stands there instead. */
export type Override = (correct: Node, at: Lookup) => Node;

/** A value with a name a learner can be asked for. */
export type Step = { name: string; symbol: string; node: Node };

/** Amounts are exact when they are multiples of 2^-20; others (0.516 bytes) are ordinary reals. */
const AMOUNT_BITS = 20;

/**
 * What an op's definition is given to write itself with: it brings numbers in, names intermediate steps, and,
 * where a slip replaces a step, puts the mistake there. Symbols are LaTeX; `{t}` in one stands for a scan's turn.
 */
export class Scope {
  readonly symbols: Map<Node, string>;
  /** LaTeX of an input's number where a formula says more than the value: element (inside a loop: turn) → text. */
  readonly derivations: Map<Node, (element: number) => string>;
  readonly steps: Step[] = [];
  /** Names of step values, those inside loops included. */
  readonly names: Map<Node, string>;
  private readonly named = new Map<string, Node>();

  /** `outer` is the scope around a loop: what it has named can be found inside, and symbols are known to both. */
  constructor(
    private readonly overrides: Readonly<Record<string, Override>> = {},
    private readonly outer?: Scope,
  ) {
    this.symbols = outer?.symbols ?? new Map();
    this.derivations = outer?.derivations ?? new Map();
    this.names = outer?.names ?? new Map();
  }

  private find(name: string): Node | undefined {
    return this.named.get(name) ?? this.outer?.find(name);
  }

  private lookup: Lookup | undefined;

  /** Named values found again; asking for one that is not there is a bug in the definition. */
  get at(): Lookup {
    this.lookup ??= Object.assign((name: string) => this.found(name), {
      optional: (name: string, use: (found: Node) => Node) => {
        const found = this.find(name);
        return found ? use(found) : null;
      },
    });
    return this.lookup;
  }

  private found(name: string): Node {
    const found = this.find(name);
    if (!found) throw new Error(`nothing is named ${name} here`);
    return found;
  }

  /** A name for a slip to find a value by that no learner is asked for; formulas show it by its symbol. */
  alias(name: string, symbol: string, value: Node, derivation?: (element: number) => string): Node {
    return this.bring(name, symbol, value, derivation);
  }

  private bring(name: string, symbol: string, made: Node, derivation?: (element: number) => string): Node {
    this.named.set(name, made);
    this.symbols.set(made, symbol);
    if (derivation) this.derivations.set(made, derivation);
    return made;
  }

  tensor(name: string, symbol: string, value: Tensor, derivation?: (element: number) => string): Node {
    return this.bring(name, symbol, node('input', [], { data: value.data }, value.shape, 'real'), derivation);
  }

  mask(name: string, symbol: string, value: Tensor): Node {
    return this.bring(name, symbol, node('input', [], { data: value.data }, value.shape, 'bool'));
  }

  scalar(name: string, symbol: string, value: number, derivation?: string): Node {
    const data = Float64Array.of(value);
    return this.bring(
      name,
      symbol,
      node('input', [], { data }, [], 'real'),
      derivation ? () => derivation : undefined,
    );
  }

  /** A count or a size in bytes: kept exact where it is a short binary fraction. */
  amount(name: string, symbol: string, value: number): Node {
    const data = Float64Array.of(value);
    for (let bits = 0; bits <= AMOUNT_BITS; bits++) {
      if (Number.isInteger(value * 2 ** bits))
        return this.bring(name, symbol, node('input', [], { data }, [], 'exact', bits));
    }
    return this.scalar(name, symbol, value);
  }

  /** Whole numbers, exact. */
  counts(name: string, symbol: string, value: Tensor): Node {
    return this.bring(name, symbol, node('input', [], { data: value.data }, value.shape, 'exact'));
  }

  /** Names an intermediate. With a slip on this name, the mistake is what everything later sees. */
  step(name: string, symbol: string, correct: Node): Node {
    const made = this.overrides[name]?.(correct, this.at) ?? correct;
    // A formula that is just another step still gets a name of its own.
    const own = this.symbols.has(made) || made.primitive === 'constant' ? copyOf(made) : made;
    this.named.set(name, own);
    this.symbols.set(own, symbol);
    this.names.set(own, name);
    this.steps.push({ name, symbol, node: own });
    return own;
  }

  /**
   * A scan whose named steps can be asked for as well: each becomes a step of this scope, stacked over the turns.
   * `carried` and `rows` name what the body is given.
   */
  loop(
    carried: { name: string; symbol: string; initial: Node }[],
    rows: { name: string; symbol: string; sequence: Node; derivation?: (element: number) => string }[],
    body: (inner: Scope) => Record<string, Node>,
  ): { final: Record<string, Node>; stacked: Record<string, Node> } {
    const inner = new Scope(this.overrides, this);
    const names: string[] = [];
    const { final, stacked } = scan(
      carried.map((c) => c.initial),
      rows.map((r) => r.sequence),
      (carriedNow, rowsNow) => {
        carried.forEach((c, i) => {
          inner.bring(c.name, c.symbol, carriedNow[i]!);
        });
        rows.forEach((r, i) => {
          inner.bring(r.name, r.symbol, rowsNow[i]!, r.derivation);
        });
        const next = body(inner);
        names.push(...inner.steps.map((step) => step.name));
        return { next: carried.map((c) => next[c.name]!), stack: inner.steps.map((step) => step.node) };
      },
    );
    const stackedByName = Object.fromEntries(names.map((name, i) => [name, stacked[i]!]));
    for (const [i, step] of inner.steps.entries()) {
      this.named.set(step.name, stacked[i]!);
      this.symbols.set(stacked[i]!, step.symbol);
      this.steps.push({ ...step, node: stacked[i]! });
    }
    return { final: Object.fromEntries(carried.map((c, i) => [c.name, final[i]!])), stacked: stackedByName };
  }
}

/** The same value as a node of its own. */
function copyOf(value: Node): Node {
  if (value.primitive === 'constant') return node('constant', [], value.attributes, [], value.dtype);
  const strides = stridesOf(value.shape);
  return node(
    'view',
    [value],
    { strides, offset: 0, transposed: false },
    value.shape,
    value.dtype,
    value.fractionBits,
  );
}
