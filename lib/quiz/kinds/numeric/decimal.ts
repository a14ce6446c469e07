/** 10^-330 … 10^310 as their decimal texts are read, which `**` does not always give. */
const powers = Array.from({ length: 641 }, (_, index) => Number(`1e${index - 330}`));
const powerOf10 = (exponent: number): number => powers[exponent + 330]!;

/** The power of ten of a number's leading digit: 3 for 1024, −2 for 0.05, 0 for 0; NaN for ±∞. */
export function exponent10(value: number): number {
  const magnitude = Math.abs(value);
  if (magnitude === 0) return 0;
  if (!Number.isFinite(magnitude)) return Number.NaN;
  const near = Math.floor(Math.log10(magnitude));
  // The logarithm may be off by one next to a power of ten.
  if (magnitude < powerOf10(near)) return near - 1;
  return magnitude >= powerOf10(near + 1) ? near + 1 : near;
}

/** value × 10^places without the rounding error of a multiplication: the decimal text is shifted. */
function shift10(value: number, places: number): number {
  const [mantissa, exponent] = value.toExponential().split('e');
  return Number(`${mantissa}e${Number(exponent) + places}`);
}

/** The number as a decimal text without an exponent, shortest that reads back as the same number. */
export function plainDecimal(value: number): string {
  const [mantissa = '', exponentText] = Math.abs(value).toExponential().split('e');
  const exponent = Number(exponentText);
  const digits = mantissa.replace('.', '');
  const sign = value < 0 ? '-' : '';
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  const fraction = digits.slice(exponent + 1);
  return fraction === '' ? sign + whole : `${sign}${whole}.${fraction}`;
}

/**
 * Rounds to a multiple of 10^place away from the middle: down or up. A number within a millionth of a multiple counts
 * as that multiple, so that 638.4500000000001 does not become 638.451.
 */
export function roundToPlace(value: number, place: number, direction: 'down' | 'up'): number {
  const scaled = shift10(value, -place);
  if (!Number.isSafeInteger(Math.round(scaled))) return value;
  const nearest = Math.round(scaled);
  if (Math.abs(scaled - nearest) < 1e-6) return shift10(nearest, place);
  return shift10(direction === 'down' ? Math.floor(scaled) : Math.ceil(scaled), place);
}
