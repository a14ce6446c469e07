import { expect, test } from 'vitest';
import { readArguments } from './arguments';

test.each([
  [['batch'], { name: 'batch', backend: 'cpu' }],
  [['batch', '--backend', 'gpu'], { name: 'batch', backend: 'gpu' }],
  [['batch', '--backend=cpu'], { name: 'batch', backend: 'cpu' }],
  [['list'], { name: 'list' }],
  [['describe', 'optim.adam'], { name: 'describe', op: 'optim.adam' }],
  [['--help'], { name: 'help' }],
])('%j is understood', (args, command) => {
  expect(readArguments(args)).toEqual(command);
});

test.each([
  [[]],
  [['frobnicate']],
  [['batch', 'more']],
  [['batch', '--backend', 'tpu']],
  [['batch', '--backend']],
  [['batch', '--fast']],
  [['list', '--backend', 'gpu']],
  [['describe']],
  [['describe', 'a', 'b']],
])('%j is a usage error', (args) => {
  expect(readArguments(args)).toEqual({ problem: expect.any(String) });
});
