import { packJsonSchema, publishedSchemas } from '@/lib/quiz/pack-json-schema';

/** The JSON Schemas of pack files, for the editors of whoever writes one: /schemas/pack@1.json. */
export async function GET(_: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const kind = publishedSchemas.get(decodeURIComponent((await params).file));
  if (kind === undefined) return new Response(null, { status: 404 });
  return Response.json(packJsonSchema(kind), {
    headers: { 'content-type': 'application/schema+json', 'access-control-allow-origin': '*' },
  });
}

export function generateStaticParams(): { file: string }[] {
  return [...publishedSchemas.keys()].map((file) => ({ file }));
}

export const dynamic = 'force-static';
