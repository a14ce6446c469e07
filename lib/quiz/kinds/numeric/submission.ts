/** A number is sent and shown exactly as it was typed. */
export function numericLine(raw: string): string {
  return raw;
}
