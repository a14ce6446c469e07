/** A number as a float32 literal; what is below the normal range is 0, as the bound allows. */
export function literal(value: number): string {
  const float32 = Math.fround(value);
  if (Math.abs(float32) < 2 ** -126) return '0.0f';
  const text = String(float32);
  const digits = /[.e]/.test(text) ? text : `${text}.0`;
  return float32 < 0 ? `(${digits}f)` : `${digits}f`;
}
