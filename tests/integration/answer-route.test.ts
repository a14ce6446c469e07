import { beforeAll, describe, expect, it } from 'vitest';
import { POST } from '@/app/api/answer/route';
import { db } from '@/lib/server/db';
import { loadBuiltInPacks } from '@/lib/server/load-packs';

const send = (body: string, headers: Record<string, string> = {}) =>
  POST(
    new Request('http://localhost:3000/api/answer', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'content-length': String(Buffer.byteLength(body)),
        ...headers,
      },
      body,
    }),
  );

beforeAll(async () => {
  await loadBuiltInPacks();
});

describe('POST /api/answer', () => {
  it.each([
    ['no JSON', '{', {}],
    [
      'a form, which another site could send',
      'token=x',
      { 'content-type': 'application/x-www-form-urlencoded' },
    ],
    ['text, which another site could send', '{}', { 'content-type': 'text/plain' }],
    ['more than an answer', JSON.stringify({ raw: '9'.repeat(40_000) }), {}],
    ['a length that is none', '{}', { 'content-length': 'long' }],
    ['JSON that is no answer', '[1, 2]', {}],
  ])('rejects %s', async (_, body, headers) => {
    const before = await db().attempt.count();
    const response = await send(body, headers);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ status: 'invalid' });
    expect(await db().attempt.count()).toBe(before);
  });

  it('says not-found to an answer for a question that we did not ask', async () => {
    const input = {
      attemptId: '0198b6a1-0000-7000-8000-000000000000',
      token: 'forged',
      raw: '1',
      gaveUp: false,
      hintsUsed: 0,
      activeMs: 1,
    };
    const response = await send(JSON.stringify(input));
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toEqual({ status: 'not-found' });
  });
});
