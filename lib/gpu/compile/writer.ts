import type { Computed, Node } from '@/lib/engine/language/node';
import { shapeText, sizeOf } from '@/lib/engine/tensor';
import { inWaves } from './block';
import { Identifiers } from './identifiers';
import { summed } from './index-expression';
import { type Place, type Space, spaceOf } from './kernel';
import type { Helper } from './wgsl-helpers';

/** WGSL that works out one element: statements, then the expression of its value. */
export type Formula = {
  statements?: readonly string[];
  value: string /** Element steps it takes. */;
  steps?: number;
};

/** A stored value: its place, the name of its offset, and inside a loop the row of this turn. */
export type Home = Place & { name: string; row: string };

type At = (index: string) => string;

/** What a kernel is to be written with. */
export type Plan = {
  lanes: number;
  nameOf: (node: Node) => string;
  /** Values that are read back, and so stored. */
  outputs: ReadonlySet<Node>;
  picks: ReadonlyMap<Node, ReadonlySet<number>>;
  /** Writes one node by the rule of its primitive. */
  write: (node: Node<Computed>, writer: Writer) => void;
};

/** At least this many element steps' time goes by between two barriers. */
const PHASE_STEPS = 16;

/**
 * Writes the body of a kernel, phase by phase. Values that depend on each other lie in different phases, with a
 * barrier between: what one invocation reads another has then written, and no compiler can mix the algebra of two
 * nodes (see ADR 0050). Stores of one phase over equally many elements share a loop.
 */
export class Writer {
  readonly constants: string[] = [];
  readonly extents: Record<Space, number> = { reals: 0, limbs: 0, masks: 0 };
  readonly helpers = new Set<Helper>();
  work = 0;
  private readonly lines: string[] = [];
  private readonly homes = new Map<Node, Home>();
  private readonly inlined = new Map<Node, At>();
  private readonly identifiers = new Identifiers();
  /** Names of homes written since the last barrier. */
  private readonly fresh = new Set<string>();
  private phase: { size: number; lines: string[]; steps: number } | null = null;
  private read: Set<string> = new Set();
  private readonly turns: number[] = [];
  private readonly results = new Map<Node, readonly (Home | undefined)[]>();

  constructor(private readonly plan: Plan) {}

  /** Writes the nodes of a block, each by its rule. */
  block(nodes: readonly Node[]): void {
    for (const node of inWaves(nodes)) {
      if (node.primitive === 'argument') throw new Error('an argument stands outside its scan');
      if (node.primitive === 'pick')
        this.settle(node, this.results.get(node.args[0]!)![node.attributes.index]!);
      else this.plan.write(node, this);
    }
  }

  /** Which results of a scan somebody reads. */
  pickedFrom(scan: Node): ReadonlySet<number> {
    return this.plan.picks.get(scan) ?? new Set();
  }

  /** Says where a scan has left its results. */
  settleResults(scan: Node, homes: readonly (Home | undefined)[]): void {
    this.results.set(scan, homes);
  }

  /** Sets room aside for a value. */
  allocate(node: Node, size = sizeOf(node.shape), shape = node.shape): Home {
    const space = spaceOf[node.dtype];
    const name = this.identifiers.unique(this.plan.nameOf(node));
    const offset = this.extents[space];
    this.extents[space] += size;
    this.constants.push(`const ${name} = ${offset}u; // ${space} ${shapeText(shape)}`);
    return { space, name, offset, size, row: '0u' };
  }

  /** Decides beforehand where a value will be stored. */
  settle(node: Node, home: Home): Home {
    this.homes.set(node, home);
    return home;
  }

  homeOf(node: Node): Home | undefined {
    return this.homes.get(node);
  }

  /** WGSL that reads element `index` of a value; a value of one element is read whatever the index. */
  element(node: Node, index: string): string {
    const at = sizeOf(node.shape) === 1 ? '0u' : index;
    const home = this.homes.get(node);
    if (!home) return this.inlined.get(node)!(at);
    return this.at(home, at);
  }

  /** WGSL that reads a place. */
  at(home: Home, index: string): string {
    this.read.add(home.name);
    return this.address(home, index);
  }

  private address(home: Home, index: string): string {
    return `${home.space}[${summed(home.name, home.row, index)}]`;
  }

  /** A value that is written out where it is read; stored only when somebody asks for its place. */
  inline(node: Node, at: At): void {
    if (this.plan.outputs.has(node) || this.homes.has(node))
      this.store(node, (index) => ({ value: at(index) }));
    else this.inlined.set(node, at);
  }

  /** Works out every element of a value and stores it. */
  store(node: Node, formula: (index: string) => Formula): Home {
    const home = this.homes.get(node) ?? this.allocate(node);
    this.storeAt(home, sizeOf(node.shape), formula);
    return this.settle(node, home);
  }

  storeAt(home: Home, size: number, formula: (index: string) => Formula): void {
    this.read = new Set();
    const index = size === 1 ? '0u' : 'i';
    const { statements = [], value, steps = 1 } = formula(index);
    if ([...this.read].some((name) => this.fresh.has(name))) this.barrier();
    if (this.phase?.size !== size) {
      this.endPhase();
      this.phase = { size, lines: [], steps: 0 };
    }
    const store = `${this.address(home, index)} = ${value};`;
    this.phase.lines.push(
      ...(statements.length === 0
        ? [store]
        : ['{', ...[...statements, store].map((line) => `  ${line}`), '}']),
    );
    this.phase.steps += steps;
    this.fresh.add(home.name);
  }

  private endPhase(): void {
    if (!this.phase) return;
    const { size, lines, steps } = this.phase;
    const head = size === 1 ? 'if (lane == 0u) {' : `for (var i = lane; i < ${size}u; i += lanes) {`;
    this.push(head, ...lines.map((line) => `  ${line}`), '}');
    this.work += this.repeats() * Math.ceil(size / this.plan.lanes) * steps;
    this.phase = null;
  }

  /** Everything written before is visible to every invocation after. */
  barrier(): void {
    this.endPhase();
    if (this.fresh.size === 0) return;
    this.push('storageBarrier();');
    this.work += this.repeats() * PHASE_STEPS;
    this.fresh.clear();
  }

  /** A loop every invocation runs through together. `body` is given the name of its turn. */
  loop(turns: number, body: (turn: string) => void): void {
    this.barrier();
    const turn = this.turns.length === 0 ? 'turn' : `turn_${this.turns.length + 1}`;
    this.push(`for (var ${turn} = 0u; ${turn} < ${turns}u; ${turn}++) {`);
    this.turns.push(turns);
    body(turn);
    this.barrier();
    this.turns.pop();
    this.push('}');
  }

  private repeats(): number {
    return this.turns.reduce((product, turns) => product * turns, 1);
  }

  private push(...lines: string[]): void {
    const indent = '  '.repeat(this.turns.length + 1);
    this.lines.push(...lines.map((line) => indent + line));
  }

  finish(): string {
    this.endPhase();
    return this.lines.join('\n');
  }
}
