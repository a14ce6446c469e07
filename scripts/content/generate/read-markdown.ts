import type { Code, Heading, Root, RootContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { parse } from 'yaml';
import { z } from 'zod';
import { markdown } from '@/lib/notes/parse-section';
import type { Text } from '@/lib/quiz/text';
import type { Passage, Source, TiedCall } from './passage';
import { slugOf } from './slug';

const both = (words: string): Text => ({ en: words, zh: words });

const callSchema = z.strictObject({
  op: z.string(),
  input: z.record(z.string(), z.json()),
  path: z.array(z.union([z.string(), z.int()])).min(1),
});

type Unread = { line: number; reason: string };

const lineOf = (node: RootContent) => node.position!.start.line;

/** A fence ```op with the op, its input and the path to the number that the formula above it stands for. */
function readCall(fence: Code): TiedCall | Unread {
  const line = lineOf(fence);
  try {
    const call = callSchema.safeParse(parse(fence.value, { maxAliasCount: 0 }));
    if (call.success) return { ...call.data, line };
    const [issue] = call.error.issues;
    return { line, reason: `the op block: ${issue!.path.join('.')}: ${issue!.message}` };
  } catch (error) {
    return { line, reason: `the op block: ${error instanceof Error ? error.message.split('\n')[0] : error}` };
  }
}

type Chunk = { heading: Heading | undefined; nodes: RootContent[] };

/** What stands under each heading, whatever its depth. */
function chunksOf({ children }: Root): Chunk[] {
  const chunks: Chunk[] = [{ heading: undefined, nodes: [] }];
  for (const node of children) {
    if (node.type === 'heading') chunks.push({ heading: node, nodes: [] });
    else chunks.at(-1)!.nodes.push(node);
  }
  return chunks.filter(({ heading, nodes }) => heading !== undefined || nodes.length > 0);
}

function passageOf(source: string, topic: string, title: string, nodes: RootContent[]): [Passage, Unread[]] {
  const fences = nodes.filter((node): node is Code => node.type === 'code' && node.lang === 'op');
  const read = fences.map(readCall);
  const [first, last] = [nodes[0]!, nodes.at(-1)!];
  const body = source.slice(first.position!.start.offset, last.position!.end.offset);
  const key = topic === slugOf(title) ? topic : `${topic}-${slugOf(title)}`;
  const passage = {
    key,
    claim: topic === slugOf(title) ? topic : `${topic}.${slugOf(title)}`,
    topic,
    rows: [],
    title: both(title),
    body: both(body),
    line: lineOf(first),
    calls: read.flatMap((each) => ('op' in each ? [each] : [])),
  };
  return [passage, read.flatMap((each) => ('reason' in each ? [each] : []))];
}

/**
 * Reads any Markdown. Its first heading names the pack, those of the next depth are topics, and each heading's text is
 * a passage.
 */
export function readMarkdown(source: string, name: string): { source: Source; unread: Unread[] } {
  const chunks = chunksOf(markdown.parse(source) as Root);
  const titleOf = (chunk: Chunk) => (chunk.heading ? plainText(chunk.heading).trim() : name);
  const depths = chunks.flatMap(({ heading }) => heading?.depth ?? []);
  const top = Math.min(...depths);
  const topicDepth = depths.filter((depth) => depth === top).length === 1 ? top + 1 : top;
  const [packTitle = name] = chunks
    .filter(({ heading }) => heading?.depth === top && topicDepth > top)
    .map(titleOf);
  const topics: Source['topics'] = [];
  const passages: Passage[] = [];
  const unread: Unread[] = [];
  let topic = { id: slugOf(packTitle), title: both(packTitle) };
  for (const chunk of chunks) {
    const title = titleOf(chunk);
    if (chunk.heading !== undefined && chunk.heading.depth <= topicDepth) {
      topic = { id: slugOf(title), title: both(title) };
    }
    if (chunk.nodes.length === 0) continue;
    if (!topics.some(({ id }) => id === topic.id)) topics.push(topic);
    const [passage, broken] = passageOf(source, topic.id, title, chunk.nodes);
    passages.push(passage);
    unread.push(...broken);
  }
  return {
    source: { slug: slugOf(packTitle), title: both(packTitle), languages: 1, topics, passages },
    unread,
  };
}
