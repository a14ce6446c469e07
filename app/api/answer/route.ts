import { whenUp } from '@/app/_server/when-up';
import { submitAnswer } from '@/lib/server/answer';
import { currentActor } from '@/lib/server/session';

/** No answer that a page sends is as long. */
const MOST_BYTES = 32_768;

/**
 * Takes an answer. A route and no server action: a page's actions wait for one another, and a verdict should wait for
 * nothing. Other sites cannot send JSON here without being asked first whether they may, which nobody answers.
 */
export async function POST(request: Request): Promise<Response> {
  const input = await readJson(request);
  if (input === undefined) return reply({ status: 'invalid', fields: [] }, 400);
  const outcome = await whenUp(async () => submitAnswer(await currentActor(request.headers), input));
  if (!outcome.up) return reply({ status: 'unavailable' }, 503);
  return reply(outcome.value, outcome.value.status === 'invalid' ? 400 : 200);
}

const reply = (body: object, status: number): Response =>
  Response.json(body, { status, headers: { 'cache-control': 'no-store' } });

/** What a request brings; undefined where it is no JSON or too long to be an answer. */
async function readJson(request: Request): Promise<unknown> {
  const { headers } = request;
  const length = Number(headers.get('content-length') ?? Number.POSITIVE_INFINITY);
  const isJson = headers.get('content-type')?.split(';')[0] === 'application/json';
  if (!isJson || !(length <= MOST_BYTES)) return undefined;
  return request.json().catch(() => undefined);
}
