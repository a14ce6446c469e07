/**
 * @file Random numbers that anybody can recompute: Philox4x32-10, the counter-based generator of Salmon, Moraes, Dror
 * and Shaw, "Parallel random numbers: as easy as 1, 2, 3" (2011), with named streams.
 *
 * A stream is (seed, name). Its 64-bit key is the FNV-1a hash of the UTF-8 text `<seed's length in UTF-16 units>:<seed><name>`,
 * low word first; block number n is the counter (n, 0, 0, 0). Streams share no state, so a draw added to one, or a new
 * stream, never shifts another's draws. Only 32-bit integer operations are used: WGSL gives the same words.
 */

export type Words4 = readonly [number, number, number, number];
export type Words2 = readonly [number, number];

const MULTIPLIER_0 = 0xd2511f53;
const MULTIPLIER_1 = 0xcd9e8d57;
const WEYL_0 = 0x9e3779b9;
const WEYL_1 = 0xbb67ae85;
const ROUNDS = 10;

/** High word of a 32 × 32 bit product, by 16-bit halves as WGSL has to do it. */
function multiplyHigh(a: number, b: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const middle = aHigh * bLow + ((aLow * bLow) >>> 16);
  const carry = aLow * bHigh + (middle % 0x10000);
  return (aHigh * bHigh + Math.floor(middle / 0x10000) + Math.floor(carry / 0x10000)) >>> 0;
}

/** One block of four 32-bit words for a counter and a key. */
export function philox4x32(counter: Words4, key: Words2): Words4 {
  let [c0, c1, c2, c3] = counter;
  let [k0, k1] = key;
  for (let round = 0; round < ROUNDS; round++) {
    const high0 = multiplyHigh(MULTIPLIER_0, c0);
    const low0 = Math.imul(MULTIPLIER_0, c0) >>> 0;
    const high1 = multiplyHigh(MULTIPLIER_1, c2);
    const low1 = Math.imul(MULTIPLIER_1, c2) >>> 0;
    c0 = (high1 ^ c1 ^ k0) >>> 0;
    c1 = low1;
    c2 = (high0 ^ c3 ^ k1) >>> 0;
    c3 = low0;
    k0 = (k0 + WEYL_0) >>> 0;
    k1 = (k1 + WEYL_1) >>> 0;
  }
  return [c0, c1, c2, c3];
}

const utf8 = new TextEncoder();

/** The 64-bit FNV prime is 2^40 plus this. */
const PRIME_TAIL = 0x1b3;

/**
 * FNV-1a, 64 bits, of a text's UTF-8 bytes; low word first. In two 32-bit words, of which no product leaves 2^53:
 * 64-bit integers are ten times slower.
 */
export function fnv1a64(text: string): Words2 {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (const byte of utf8.encode(text)) {
    const mixed = (low ^ byte) >>> 0;
    const product = mixed * PRIME_TAIL;
    low = product >>> 0;
    high = (high * PRIME_TAIL + Math.floor(product / 2 ** 32) + mixed * 2 ** 8) >>> 0;
  }
  return [low, high];
}

/** The key of a named stream; the length before the seed keeps ("ab", "c") and ("a", "bc") apart. */
export function streamKey(seed: string, name: string): Words2 {
  return fnv1a64(`${seed.length}:${seed}${name}`);
}

export type Stream = {
  /** The next 32 random bits, as an integer 0 … 2³² − 1. */
  bits(): number;
  /** Uniform on [0, 1), a multiple of 2⁻⁵³. */
  uniform(): number;
  /** Uniform over the integers low … high, both included; at most 2³² of them. */
  uniformInt(low: number, high: number): number;
  /** One of the items, each as likely. */
  choice<T>(items: readonly T[]): T;
  /** Standard normal by Box–Muller in float64; its last digits are those of the host's log and cos. */
  normal(): number;
};

/** Opens the named stream of a seed at its beginning. */
export function createStream(seed: string, name: string): Stream {
  const key = streamKey(seed, name);
  let blockNumber = 0;
  let block: number[] = [];

  function bits(): number {
    if (block.length === 0) block = [...philox4x32([blockNumber++, 0, 0, 0], key)];
    return block.shift()!;
  }
  function uniform(): number {
    const high = bits() >>> 5;
    const low = bits() >>> 6;
    return (high * 2 ** 26 + low) / 2 ** 53;
  }
  function uniformInt(low: number, high: number): number {
    const count = high - low + 1;
    if (!Number.isSafeInteger(low) || !Number.isSafeInteger(high) || count < 1 || count > 2 ** 32) {
      throw new RangeError(`no uniform integer between ${low} and ${high}`);
    }
    // The tail that would make small values likelier is drawn again.
    const limit = 2 ** 32 - (2 ** 32 % count);
    let word = bits();
    while (word >= limit) word = bits();
    return low + (word % count);
  }
  function choice<T>(items: readonly T[]): T {
    return items[uniformInt(0, items.length - 1)]!;
  }
  function normal(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
    return radius * Math.cos(2 * Math.PI * uniform());
  }
  return { bits, uniform, uniformInt, choice, normal };
}
