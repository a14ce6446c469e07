import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAnswer } from './read';
import type { UnitSpec } from './units';

const bytes = (id: UnitSpec['id'], required = false): UnitSpec => ({ id, required });
const readingOf = (raw: string, unit: UnitSpec | null = null) => {
  const reading = readAnswer(raw, unit);
  return reading.ok ? reading.value.value : reading.reason;
};

describe('readAnswer', () => {
  it.each([
    ['16384^2*2', 536_870_912],
    ['16384**2*2', 536_870_912],
    ['2^-3', 0.125],
    ['-2^2', -4],
    ['(-2)^2', 4],
    ['2^3^2', 512],
    ['-2^-2', -0.25],
    ['2*-3', -6],
    ['1 - -1', 2],
    ['1e-3', 0.001],
    ['1E+3', 1000],
    ['.5', 0.5],
    ['5.', 5],
    ['+3', 3],
    ['1/3', 1 / 3],
    ['25%', 0.25],
    ['50% * 4', 2],
    ['sqrt(2)', Math.SQRT2],
    ['√2', Math.SQRT2],
    ['2*√(9)', 6],
    ['ln(exp(2))', 2],
    ['log2(8)', 3],
    ['log10(1000)', 3],
    ['abs(-3)', 3],
    ['2*pi', 2 * Math.PI],
    ['π', Math.PI],
    ['e^2', Math.E ** 2],
    ['2×3÷4', 1.5],
    ['2·3', 6],
    ['2 x 3X(4)', 24],
    ['16384x16384x2', 536_870_912],
    ['−1.5', -1.5],
    ['1.2×10^-3', 0.0012],
    ['1,048,576', 1_048_576],
    ['1,048,576.5', 1_048_576.5],
    ['1 048 576', 1_048_576],
    ['1\u202f048\u202f576', 1_048_576],
    ['16 384', 16_384],
    ["1'048'576", 1_048_576],
    ['1_048_576', 1_048_576],
    ['１．５', 1.5],
    ['（１＋２）＊３', 9],
    ['－３', -3],
    ['= 0.5', 0.5],
    ['  \n0.5\t', 0.5],
    ['\u200b0.5', 0.5],
    ['0', 0],
    ['-0', 0],
  ])('reads %j as %d', (raw, value) => {
    expect(readingOf(raw)).toBe(value);
  });

  it.each([
    ['', { code: 'empty' }],
    ['   ', { code: 'empty' }],
    ['\u200b', { code: 'empty' }],
    ['abc', { code: 'unknownName', at: 0, found: 'abc' }],
    ['1,5', { code: 'decimalComma', at: 0, found: '1,5' }],
    ['１，５', { code: 'decimalComma', at: 0, found: '１，５' }],
    ['0,125', { code: 'decimalComma', at: 0, found: '0,125' }],
    ['2 + 1,50', { code: 'decimalComma', at: 4, found: '1,50' }],
    ['1,', { code: 'decimalComma', at: 1, found: ',' }],
    ['1,048', { code: 'ambiguousSeparator', at: 0, found: '1,048' }],
    ['12,34,567', { code: 'ambiguousSeparator', at: 0, found: '12,34,567' }],
    ['1.048.576', { code: 'ambiguousSeparator', at: 0, found: '1.048.576' }],
    ['1,2,3', { code: 'ambiguousSeparator', at: 0, found: '1,2,3' }],
    ['NaN', { code: 'notFinite', at: 0, found: 'NaN' }],
    ['-Infinity', { code: 'notFinite', at: 1, found: 'Infinity' }],
    ['∞', { code: 'notFinite', at: 0, found: '∞' }],
    ['1e999', { code: 'notFinite', at: 0, found: '1e999' }],
    ['10^400', { code: 'notFinite', at: 2, found: '^' }],
    ['ln(0)', { code: 'notFinite', at: 0, found: 'ln' }],
    ['1/0', { code: 'divisionByZero', at: 1, found: '/' }],
    ['0^-1', { code: 'divisionByZero', at: 1, found: '^' }],
    ['sqrt(-1)', { code: 'notReal', at: 0, found: 'sqrt' }],
    ['(-8)^(1/3)', { code: 'notReal', at: 4, found: '^' }],
    ['process.exit()', { code: 'unknownSymbol', at: 7, found: '.' }],
    ['constructor', { code: 'unknownName', at: 0, found: 'constructor' }],
    ['__proto__', { code: 'unknownSymbol', at: 0, found: '_' }],
    ['toString()', { code: 'unknownName', at: 0, found: 'toString' }],
    ['0.5; alert(1)', { code: 'unknownSymbol', at: 3, found: ';' }],
    ['😀', { code: 'unknownSymbol', at: 0, found: '😀' }],
    ['1 +', { code: 'incomplete', at: 3 }],
    ['(1', { code: 'incomplete', at: 2 }],
    ['sqrt', { code: 'incomplete', at: 4 }],
    ['1)', { code: 'unexpected', at: 1, found: ')' }],
    ['()', { code: 'unexpected', at: 1, found: ')' }],
    ['1 5', { code: 'unexpected', at: 2, found: '5' }],
    ['2(3)', { code: 'unexpected', at: 1, found: '(' }],
    ['5 % 2', { code: 'unexpected', at: 4, found: '2' }],
    ['3 GB', { code: 'unitMismatch', at: 2, found: 'GB', wanted: null }],
    ['3 apples', { code: 'unknownUnit', at: 2, found: 'apples', wanted: null }],
  ])('rejects %j with %j', (raw, reason) => {
    expect(readingOf(raw)).toEqual(reason);
  });

  it('rejects deep parentheses, minus signs and roots with their place', () => {
    expect(readingOf(`${'('.repeat(900)}1${')'.repeat(900)}`)).toEqual({
      code: 'tooDeep',
      at: 64,
      found: '(',
    });
    expect(readingOf(`${'-'.repeat(1900)}1`)).toMatchObject({ code: 'tooDeep' });
    expect(readingOf(`${'√'.repeat(1900)}1`)).toMatchObject({ code: 'tooDeep' });
    expect(readingOf(`${'2^'.repeat(900)}1`)).toMatchObject({ code: 'tooDeep' });
  });

  it('rejects a megabyte at once', () => {
    const start = performance.now();
    expect(readingOf('1+'.repeat(500_000))).toEqual({ code: 'tooLong' });
    expect(performance.now() - start).toBeLessThan(50);
  });

  describe('with a unit', () => {
    it.each([
      ['1.5', 'GiB', 1.5],
      ['1.5 GiB', 'GiB', 1.5],
      ['1.5GiB', 'GiB', 1.5],
      ['1.5 gib', 'GiB', 1.5],
      ['1536 MiB', 'GiB', 1.5],
      ['1.5*1024 MiB', 'GiB', 1.5],
      ['2^30 B', 'GiB', 1],
      ['1073741824 bytes', 'GiB', 1],
      ['1073741824字节', 'GiB', 1],
      ['512 MiB', 'B', 536_870_912],
      ['536.870912 MB', 'B', 536_870_912],
      ['0.536870912 gb', 'B', 536_870_912],
      ['1 kB', 'B', 1000],
      ['25', '%', 25],
      ['25%', '%', 25],
      ['２５％', '%', 25],
      ['1/4', '%', 0.25],
      ['7.35%', '%', 7.35],
      ['20% + 5%', '%', 25],
    ] as const)('reads %j, where the key is in %s, as %d', (raw, unit, value) => {
      expect(readingOf(raw, bytes(unit))).toBe(value);
    });

    it.each([
      ['3 Gb', 'bitsNotBytes', 'Gb'],
      ['3 Gib', 'bitsNotBytes', 'Gib'],
      ['3 Gbit', 'bitsNotBytes', 'Gbit'],
      ['3 bits', 'bitsNotBytes', 'bits'],
      ['3 b', 'bitsNotBytes', 'b'],
      ['3 XB', 'unknownUnit', 'XB'],
      ['3 G', 'unknownUnit', 'G'],
    ])('rejects %j as %s', (raw, code, found) => {
      expect(readingOf(raw, bytes('GiB'))).toEqual({ code, at: 2, found, wanted: 'GiB' });
    });

    it('rejects a bare number only where the unit is required', () => {
      expect(readingOf('3', bytes('GiB', true))).toEqual({ code: 'unitMissing', at: 1, wanted: 'GiB' });
      expect(readingOf('3 GiB', bytes('GiB', true))).toBe(3);
    });

    it('rejects any unit where none is asked for, bits too', () => {
      expect(readingOf('3 Gb')).toEqual({ code: 'unitMismatch', at: 2, found: 'Gb', wanted: null });
    });

    it('rejects bytes where a share is asked for', () => {
      expect(readingOf('3 GB', bytes('%'))).toMatchObject({ code: 'unitMismatch', wanted: '%' });
    });
  });

  it('returns a finite number or a reason for any text, and quickly', () => {
    const pieces = fc.constantFrom(
      ...'0123456789.,_ +-*/^()%eE√π−×÷，．　GiBxyzsqrtln'.split(''),
      'sqrt(',
      'GiB',
      'NaN',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces, { maxLength: 60 }).map((p) => p.join('')),
    );
    fc.assert(
      fc.property(texts, fc.constantFrom(null, bytes('GiB'), bytes('%'), bytes('B', true)), (raw, unit) => {
        const reading = readAnswer(raw, unit);
        if (reading.ok) expect(Number.isFinite(reading.value.value)).toBe(true);
        else expect(reading.reason.code).toMatch(/^[a-z]+/i);
      }),
      { numRuns: 2000 },
    );
  });

  it('reads back every finite number as JavaScript writes it', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(readingOf(String(value)) as number).toBe(value === 0 ? 0 : value);
      }),
    );
  });
});
