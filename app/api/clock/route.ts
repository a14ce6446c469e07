import { now } from '@/lib/server/clock';

/** The server's clock, by which a mock interview runs: a page that counts down keeps to it. */
export async function GET(): Promise<Response> {
  return Response.json({ now: now().getTime() }, { headers: { 'cache-control': 'no-store' } });
}

export const dynamic = 'force-dynamic';
