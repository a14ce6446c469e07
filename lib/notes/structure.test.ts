import { expect, it } from 'vitest';
import { structuresOf } from './structure';

const text = `**Key**: what a token is found by.

A token has three roles:

- query
- key
- **Value**: what it hands over

Attention goes so:

1. score
2. normalise
3. mix

$$
y = x
$$

| | BN | LN |
|---|---|---|
| axis | batch | features |

Two things, too few for a list:

- one
- two
`;

it('finds definitions, lists, procedures, formulas and tables in their order', () => {
  expect(structuresOf(text)).toEqual([
    { kind: 'definition', line: 1, term: 'Key', meaning: 'what a token is found by.' },
    {
      kind: 'list',
      line: 5,
      stem: 'A token has three roles',
      items: ['query', 'key', '**Value**: what it hands over'],
    },
    { kind: 'definition', line: 7, term: 'Value', meaning: 'what it hands over' },
    { kind: 'procedure', line: 11, stem: 'Attention goes so', steps: ['score', 'normalise', 'mix'] },
    { kind: 'formula', line: 15, latex: 'y = x' },
    { kind: 'table', line: 19, header: ['', 'BN', 'LN'], rows: [['axis', 'batch', 'features']] },
  ]);
});

it('finds them in Chinese too', () => {
  expect(structuresOf('**键**：供查询匹配的索引。')).toEqual([
    { kind: 'definition', line: 1, term: '键', meaning: '供查询匹配的索引。' },
  ]);
});
