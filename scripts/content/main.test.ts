import { spawnSync } from 'node:child_process';
import { describe, expect, it, vi } from 'vitest';

// Every test starts a process.
vi.setConfig({ testTimeout: 120_000 });

function content(...args: string[]) {
  const command = ['--import', 'tsx', 'scripts/content/main.ts', ...args];
  return spawnSync(process.execPath, command, { encoding: 'utf8' });
}

describe('content on the command line', () => {
  it('checks a pack, and records what each item is like', () => {
    const { status, stdout } = content('check', '--pack', 'first-principles', '--seeds', '2', '--json');
    const { problems, items, variants } = JSON.parse(stdout);
    expect(problems).toEqual([]);
    expect(status).toBe(0);
    expect(variants).toBe(items.length * 2);
    expect(items[0]).toMatchObject({
      pack: 'first-principles',
      itemId: expect.any(String),
      failures: 0,
      effort: { low: expect.any(Number), high: expect.any(Number) },
    });
  });

  it('shares many drawings among threads', () => {
    const { status, stdout, stderr } = content(
      'check',
      '--pack',
      'first-principles',
      '--seeds',
      '160',
      '--json',
    );
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const { items, problems } = JSON.parse(stdout);
    expect(problems).toEqual([]);
    const ids = items.map(({ itemId }: { itemId: string }) => itemId);
    expect(ids).toHaveLength(new Set(ids).size);
    expect(items.every(({ effort }: { effort: unknown }) => effort !== null)).toBe(true);
  });

  it.each([
    [['check', '--pack', 'nope'], 'There is no pack "nope"'],
    [['bounds', '--pack', 'nope'], 'There is no pack "nope"'],
    [['check', '--seeds', 'many'], 'Usage:'],
    [['check', '--sedes', '3'], 'sedes'],
    [['generate', 'nope.md'], 'There is no file nope.md'],
    [['polish'], 'Usage:'],
    [[], 'Usage:'],
  ])('refuses %j', (args, message) => {
    const { status, stderr, stdout } = content(...args);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
    expect(stdout).toBe('');
  });

  it('tells how far float32 stays inside the tolerances', () => {
    const { status, stdout } = content('bounds', '--pack', 'first-principles', '--seeds', '2', '--json');
    expect(status).toBe(0);
    const { items, variants, exact, ofTolerance, ofBound } = JSON.parse(stdout);
    expect(variants).toBe(2 * items);
    expect(exact).toBeGreaterThan(0);
    expect(ofTolerance.median).toBeGreaterThan(0);
    expect(ofTolerance.most).toBeLessThanOrEqual(0.1);
    expect(ofBound).toBeNull();
  });

  it('tells coverage in one line of JSON', () => {
    const { status, stdout } = content('coverage', '--json');
    expect(status).toBe(0);
    expect(Object.keys(JSON.parse(stdout))).toEqual(['claims', 'inventory', 'items', 'slips', 'errata']);
  });

  it('writes a draft to stdout and the report to stderr', () => {
    const { status, stdout, stderr } = content('generate', 'tests/fixtures/documents/search-engines.md');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^schema: gradcheck\/pack@1\n/);
    expect(stderr).toContain('search-engines.md:7: definition of "Inverted index" → cloze');
  });

  it('prints the schema that is published', () => {
    expect(JSON.parse(content('schema').stdout)).toMatchObject({
      type: 'object',
      additionalProperties: false,
    });
  });
});
