import { VEC4, vec4s } from './arrays';
import { firstGroup, joined, lines, nested } from './text';

export type RowShape = { rows: number; width: number };

/** So many `vec4` of its row one invocation keeps in registers; wider rows take more invocations. */
const REGISTERS = 16;
const FEWEST_LANES = 16;
const MOST_LANES = 256;

/** The widest row that one workgroup keeps in registers. */
export const WIDEST_ROW = REGISTERS * MOST_LANES * VEC4;

/**
 * How a workgroup shares a row out: `lanes` invocations of `registers` vec4 each, neighbours reading neighbouring
 * memory. Few lanes, since each adds up what all have found (docs/gpu-notes.md).
 */
export function rowLayout({ width }: RowShape): { stride: number; lanes: number; registers: number } {
  if (width > WIDEST_ROW) throw new RangeError(`a row of ${width} where ${WIDEST_ROW} is the most`);
  const stride = vec4s(width);
  const lanes = Math.max(FEWEST_LANES, 2 ** Math.ceil(Math.log2(stride / REGISTERS)));
  return { stride, lanes, registers: Math.ceil(stride / lanes) };
}

/** WGSL of a kernel with one workgroup for each row; every piece of text is written for the registers it needs. */
export class RowText {
  private readonly layout: ReturnType<typeof rowLayout>;

  constructor(private readonly shape: RowShape) {
    this.layout = rowLayout(shape);
  }

  /** Bindings and constants: x at 0, others from 1, then the output y and the uniform. */
  head(title: string, others: readonly string[], scratch: readonly string[]): string {
    const { stride, lanes } = this.layout;
    const { rows, width } = this.shape;
    const array = (words: number) => `array<vec4<f32>, ${words}>`;
    return `// ${title}, rows of ${width}: a workgroup of ${lanes} invocations keeps its row in registers
@group(0) @binding(0) var<storage, read> x: ${array(rows * stride)};
${others.map((name, i) => `@group(0) @binding(${i + 1}) var<storage, read> ${name}: ${array(stride)};\n`).join('')}@group(0) @binding(${others.length + 1}) var<storage, read_write> y: ${array(rows * stride)};
${firstGroup(others.length + 2)}

const lanes = ${lanes}u;
const stride = ${stride}u; // of a row, in vec4s
const width = f32(${width});
${scratch.map((name) => `var<workgroup> ${name}: array<f32, lanes>;`).join('\n')}

@compute @workgroup_size(lanes)
fn main(@builtin(local_invocation_index) lane: u32, @builtin(workgroup_id) group: vec3<u32>) {
  let row = (first_group + group.x) * stride;
  ${this.each((i) => `let x${i} = x[row + ${this.place(i)}];`)}`;
  }

  /** A line for each register. */
  each(line: (i: number) => string, indent = '  '): string {
    return lines(this.layout.registers, line, indent);
  }

  /** The place in the row of a register, as it is read; the last registers of the last lanes are beyond the row. */
  place(i: number): string {
    const at = `lane + ${i * this.layout.lanes}u`;
    return this.isWhole(i) ? at : `min(${at}, stride - 1u)`;
  }

  /** A statement for each register that is inside the row. */
  store(line: (i: number) => string): string {
    return this.each((i) =>
      this.isWhole(i) ? line(i) : `if (lane + ${i * this.layout.lanes}u < stride) { ${line(i)} }`,
    );
  }

  private isWhole(i: number): boolean {
    return (i + 1) * this.layout.lanes <= this.layout.stride;
  }

  /** Which components of a register count, as a `vec4<bool>`; empty when all do. */
  private inside(i: number): string {
    const { lanes, stride } = this.layout;
    const whole = this.isWhole(i);
    const ragged = this.shape.width % VEC4;
    if (whole && (ragged === 0 || (i + 1) * lanes < stride)) return '';
    const at = `lane + ${i * lanes}u`;
    if (ragged === 0) return `vec4<bool>(${at} < stride)`;
    return `vec4<u32>(0u, 1u, 2u, 3u) + 4u * (${at}) < vec4<u32>(${this.shape.width}u)`;
  }

  /** A register, or `other` where it is beyond the row. */
  counted(i: number, value: string, other: string): string {
    const inside = this.inside(i);
    return inside === '' ? value : `select(vec4<f32>(${other}), ${value}, ${inside})`;
  }

  /** Shares one number per lane through `scratch`, and joins them all in every lane: one barrier. */
  private shared(name: string, scratch: string, own: string, join: string): string {
    return `${scratch}[lane] = ${own};
  workgroupBarrier();
  var ${name} = ${scratch}[0];
  for (var i = 1u; i < lanes; i++) {
    ${name} = ${join};
  }`;
  }

  /** The sum over the row of a value in every register. */
  sum(name: string, scratch: string, register: (i: number) => string): string {
    const { registers } = this.layout;
    return `let ${name}_own = ${joined(registers, (i) => this.counted(i, register(i), '0.0f'), ' + ')};
  ${this.shared(name, scratch, `(${name}_own.x + ${name}_own.y) + (${name}_own.z + ${name}_own.w)`, `${name} + ${scratch}[i]`)}`;
  }

  /** The largest value of the row. */
  maximum(name: string, scratch: string, register: (i: number) => string): string {
    const { registers } = this.layout;
    const lowest = '-3.4028234e38f';
    return `let ${name}_own = ${nested(registers, (i) => this.counted(i, register(i), lowest), 'max')};
  ${this.shared(name, scratch, `max(max(${name}_own.x, ${name}_own.y), max(${name}_own.z, ${name}_own.w))`, `max(${name}, ${scratch}[i])`)}`;
  }
}
