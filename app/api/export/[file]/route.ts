import { readActor } from '@/app/_server/actor';
import { type ExportFormat, exportData } from '@/lib/server/export-data';

const files: Record<string, { format: ExportFormat; type: string }> = {
  'gradcheck.json': { format: 'json', type: 'application/json; charset=utf-8' },
  'gradcheck.csv': { format: 'csv', type: 'text/csv; charset=utf-8' },
};

/** All of a learner's own data as a file, sent as it is read. */
export async function GET(_: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const { file } = await params;
  const known = Object.hasOwn(files, file) ? files[file] : undefined;
  const pieces = known && exportData(await readActor(), known.format);
  if (!known || !pieces) return new Response(null, { status: 404 });
  return new Response(streamOf(pieces), {
    headers: {
      'content-type': known.type,
      'content-disposition': `attachment; filename="${file}"`,
      'cache-control': 'no-store',
    },
  });
}

/** Reads on only as fast as the other side takes it. */
function streamOf(pieces: AsyncIterable<string>): ReadableStream<Uint8Array> {
  const iterator = pieces[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await iterator.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}
