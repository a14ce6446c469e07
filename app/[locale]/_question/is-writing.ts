/** Whether a key is a letter of an answer. The field of an answered question takes no more letters. */
export function isWriting(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) {
    return !target.readOnly && !['radio', 'checkbox', 'button', 'submit'].includes(target.type);
  }
  if (target instanceof HTMLTextAreaElement) return !target.readOnly;
  return target instanceof HTMLSelectElement;
}
