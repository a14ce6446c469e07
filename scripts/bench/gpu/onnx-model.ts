/** The few fields of ONNX's protobuf (onnx.proto3) that a graph of one node needs. */

type Attribute = { name: string; value: number; type: 'int' | 'float' };
export type OneNode = {
  op: string;
  domain?: string;
  inputs: Readonly<Record<string, readonly number[]>>;
  output: readonly number[];
  attributes?: readonly Attribute[];
};

const VARINT = 0;
const BYTES = 2;
const FIXED32 = 5;
const FLOAT = 1;
const ATTRIBUTE_TYPES = { float: 1, int: 2 };
const IR_VERSION = 8;
const OPSET = 17;

function varint(value: number): number[] {
  let rest = BigInt.asUintN(64, BigInt(value));
  const bytes: number[] = [];
  while (rest > 127n) {
    bytes.push(Number(rest & 127n) | 128);
    rest >>= 7n;
  }
  return [...bytes, Number(rest)];
}

const tag = (field: number, wire: number) => varint((field << 3) | wire);
const int = (field: number, value: number) => [...tag(field, VARINT), ...varint(value)];
const message = (field: number, ...parts: number[][]) => {
  const body = parts.flat();
  return [...tag(field, BYTES), ...varint(body.length), ...body];
};
const string = (field: number, text: string) => message(field, [...new TextEncoder().encode(text)]);
const float = (field: number, value: number) => [
  ...tag(field, FIXED32),
  ...new Uint8Array(Float32Array.of(value).buffer),
];

const valueInfo = (field: number, name: string, shape: readonly number[]) => {
  const dims = shape.map((size) => message(1, int(1, size)));
  return message(field, string(1, name), message(2, message(1, int(1, FLOAT), message(2, ...dims))));
};

const attribute = ({ name, value, type }: Attribute) =>
  message(
    5,
    string(1, name),
    type === 'int' ? int(3, value) : float(2, value),
    int(20, ATTRIBUTE_TYPES[type]),
  );

/** An ONNX model of one operator, its output called `out`. */
export function modelOf({ op, domain = '', inputs, output, attributes = [] }: OneNode): Uint8Array {
  const names = Object.keys(inputs);
  const node = message(
    1,
    ...names.map((name) => string(1, name)),
    string(2, 'out'),
    string(4, op),
    ...attributes.map(attribute),
    string(7, domain),
  );
  const graph = message(
    7,
    node,
    string(2, 'graph'),
    ...names.map((name) => valueInfo(11, name, inputs[name]!)),
    valueInfo(12, 'out', output),
  );
  const opset = (name: string, version: number) => message(8, string(1, name), int(2, version));
  return Uint8Array.from([
    ...int(1, IR_VERSION),
    ...graph,
    ...opset('', OPSET),
    ...opset('com.microsoft', 1),
  ]);
}
