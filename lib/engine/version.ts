/** Stored with every attempt. Raised whenever an op's answer to the same input changes. */
export const engineVersion = '1';
