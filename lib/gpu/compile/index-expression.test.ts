import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { viewIndex } from '@/lib/engine/interpret/view-index';
import { node } from '@/lib/engine/language/build';
import { reshape, reverse, spread, transpose } from '@/lib/engine/language/move';
import type { Node } from '@/lib/engine/language/node';
import { viewIndexExpression } from './index-expression';

const matrix = node('input', [], { data: new Float64Array(6) }, [2, 3], 'real');
const asView = (value: Node) => value as Node<'view'>;

describe('index expressions', () => {
  it('are as short as they can be', () => {
    expect(viewIndexExpression(asView(reshape(matrix, [3, 2])), 'i')).toBe('i');
    expect(viewIndexExpression(asView(transpose(matrix)), 'i')).toBe('i / 2u + (i % 2u) * 3u');
    const row = node('input', [], { data: new Float64Array(2) }, [2], 'real');
    expect(viewIndexExpression(asView(spread(row, matrix)), 'i')).toBe('i / 3u');
    expect(viewIndexExpression(asView(reverse(row)), 'i')).toBe('1u - i');
  });

  it('say what the reference says of every view', () => {
    const axis = fc.record({
      extent: fc.integer({ min: 1, max: 4 }),
      stride: fc.integer({ min: -9, max: 9 }),
    });
    fc.assert(
      fc.property(fc.array(axis, { maxLength: 4 }), fc.integer({ min: 0, max: 5 }), (axes, first) => {
        const [shape, strides] = [axes.map((a) => a.extent), axes.map((a) => a.stride)];
        const backwards = axes.map((a) => Math.max(0, -a.stride) * (a.extent - 1));
        const offset = backwards.reduce((sum, steps) => sum + steps, first);
        const view = node('view', [matrix], { strides, offset, transposed: false }, shape, 'real');
        const text = viewIndexExpression(view, 'i')
          .replaceAll(/(\d+)u/g, '$1')
          .replaceAll(/(\(i[^()]*\)|i) \/ (\d+)/g, 'Math.floor($1 / $2)');
        const at = new Function('i', `return ${text};`) as (i: number) => number;
        expect(Array.from(viewIndex(view), (_, i) => at(i))).toEqual([...viewIndex(view)]);
      }),
    );
  });
});
