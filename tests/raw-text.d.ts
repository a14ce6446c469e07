/** A file as text, as Vite gives it in Node and in a browser. */
declare module '*.ndjson?raw' {
  const text: string;
  export default text;
}
