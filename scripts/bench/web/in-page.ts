/** Runs in the page before anything else does: notes what the browser says of it, and offers it as `bench`. */

/** Milliseconds since the page was asked for; bytes as they came over the wire. */
export type PageTimings = {
  /** When the first byte of the page came. */
  firstByte: number;
  /** Bytes of the document as sent. */
  document: number;
  /** Largest contentful paint. */
  lcp: number;
  /** Cumulative layout shift as the browser counts it: not within 500 ms of a key or a click. */
  cls: number;
  /** Every shift, those that a key or a click brought about too. */
  allShifts: number;
  /** What shifted without having been asked for. */
  shifted: string[];
  /** Scripts that the page fetched before it started its first worker, or at all where it starts none. */
  scripts: { name: string; bytes: number }[];
  /** The longest from a key or a click to the next frame; 0 while each took less than the browser reports. */
  slowestInput: number;
};

/** What a page holds, as selectors. */
export type State = { there: string; gone?: string };

/** The types of TypeScript do not know these. */
type Shift = PerformanceEntry & { value: number; hadRecentInput: boolean; sources: { node: Node | null }[] };
type Interaction = PerformanceEntry & { interactionId: number };

const seen = { lcp: 0, cls: 0, allShifts: 0, slowestInput: 0, shifted: [] as string[] };
let workerAt = Number.POSITIVE_INFINITY;
let timed: Promise<number> | undefined;

function observe(type: string, take: (entry: PerformanceEntry) => void, more: object = {}): void {
  const observer = new PerformanceObserver((list) => list.getEntries().forEach(take));
  observer.observe({ type, buffered: true, ...more });
}

observe('largest-contentful-paint', ({ startTime }) => {
  seen.lcp = startTime;
});
observe('layout-shift', (entry) => {
  const { value, hadRecentInput, sources } = entry as Shift;
  seen.allShifts += value;
  if (hadRecentInput) return;
  seen.cls += value;
  seen.shifted.push(...sources.map(({ node }) => nameOf(node)));
});
observe(
  'event',
  (entry) => {
    const { duration, interactionId } = entry as Interaction;
    if (interactionId > 0) seen.slowestInput = Math.max(seen.slowestInput, duration);
  },
  { durationThreshold: 16 },
);

function nameOf(node: Node | null): string {
  const element = node instanceof Element ? node : node?.parentElement;
  if (!element) return 'something that is gone';
  return `${element.localName}.${element.className} “${element.textContent.slice(0, 40)}”`;
}

globalThis.Worker = class extends Worker {
  constructor(...made: ConstructorParameters<typeof Worker>) {
    super(...made);
    workerAt = Math.min(workerAt, performance.now());
  }
};

function read(): PageTimings {
  const fetched = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  const scripts = fetched
    .map(({ name, startTime, encodedBodySize }) => ({
      name: new URL(name).pathname,
      startTime,
      bytes: encodedBodySize,
    }))
    .filter(({ name, startTime }) => name.endsWith('.js') && startTime < workerAt)
    .map(({ name, bytes }) => ({ name, bytes }));
  const [page] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return { firstByte: page!.responseStart, document: page!.encodedBodySize, ...seen, scripts };
}

/** Waits for a key: from the browser's own time of it to the first frame after the page has come to a state. */
function listen({ there, gone }: State): void {
  timed = new Promise((resolve) => {
    let pressed: number | null = null;
    const onKey = ({ timeStamp }: KeyboardEvent) => {
      pressed = timeStamp;
    };
    addEventListener('keydown', onKey, { capture: true, once: true });
    const look = () => {
      const isThere = document.querySelector(there) !== null && !(gone && document.querySelector(gone));
      if (pressed !== null && isThere) resolve(performance.now() - pressed);
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

const bench = { read, listen, timed: () => timed };
/** What the page offers. */
export type InPage = { bench: typeof bench };

Object.assign(globalThis, { bench });
