import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** A request as it is sent, and whether what came back is what was wanted. */
export type Shot = {
  path: string;
  headers: Record<string, string>;
  body: string;
  isGood: (status: number, body: string) => boolean;
};

/** Requests a second, milliseconds. */
export type LoadFigures = { sent: number; failed: number; rate: number; p50: number; p99: number };

/** Sends what `next` gives from so many connections at once for so long; null ends it early. Loopback only. */
export async function load(
  port: number,
  next: () => Shot | null,
  { connections, seconds }: { connections: number; seconds: number },
): Promise<LoadFigures> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  let failed = 0;
  const started = performance.now();
  const worker = async () => {
    while (performance.now() - started < seconds * 1000) {
      const shot = next();
      if (shot === null) return;
      const from = performance.now();
      const isGood = await send(agent, port, shot);
      times.push(performance.now() - from);
      if (!isGood) failed += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
  const elapsed = (performance.now() - started) / 1000;
  agent.destroy();
  // What the server still tidies up is not the next measurement's.
  await sleep(200);
  times.sort((a, b) => a - b);
  const quantile = (share: number) =>
    times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0;
  return {
    sent: times.length,
    failed,
    rate: times.length / elapsed,
    p50: quantile(0.5),
    p99: quantile(0.99),
  };
}

function send(agent: Agent, port: number, { path, headers, body, isGood }: Shot): Promise<boolean> {
  return new Promise((resolve) => {
    const outgoing = request(
      {
        host: '127.0.0.1',
        port,
        path,
        agent,
        method: 'POST',
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      },
      (incoming) => {
        let text = '';
        incoming.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
        });
        incoming.on('end', () => resolve(isGood(incoming.statusCode ?? 0, text)));
      },
    );
    outgoing.on('error', () => resolve(false));
    outgoing.end(body);
  });
}
