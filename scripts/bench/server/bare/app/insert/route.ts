import { db } from '@/lib/server/db';

/** The least that a route which keeps an answer can do: read JSON, one insert through Prisma. Only the bench serves it. */
export async function POST(request: Request): Promise<Response> {
  await db().attempt.createMany({ data: await request.json() });
  return Response.json({ status: 'kept' });
}
