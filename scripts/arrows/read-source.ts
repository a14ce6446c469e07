import { parseSync, Visitor } from 'oxc-parser';

/** One import, re-export, dynamic import or imported type, as written. */
export type Import = { specifier: string; typeOnly: boolean; line: number };

/** What the checks need to know of a source file. */
export type Source = {
  file: string;
  imports: Import[];
  /** `use client` or `use server` at the top of the file, if it has one. */
  directive: string | null;
  /** Uses of the clock, of chance and of the process, which pure code takes as parameters. */
  impurities: { name: string; line: number }[];
};

const impureMembers = new Set([
  'Date.now',
  'Math.random',
  'performance.now',
  'crypto.randomUUID',
  'crypto.getRandomValues',
]);

/** Parses a file. A file that does not parse is the compiler's to complain about; here it has no imports. */
export function readSource(file: string, text: string): Source {
  const { program, module } = parseSync(file, text);
  const line = (offset: number) => text.slice(0, offset).split('\n').length;
  const imports: Import[] = [
    ...module.staticImports.map(({ moduleRequest, entries, start }) => ({
      specifier: moduleRequest.value,
      typeOnly: entries.length > 0 && entries.every((entry) => entry.isType),
      line: line(start),
    })),
    ...module.staticExports.flatMap(({ entries }) => {
      const sources = entries.filter((entry) => entry.moduleRequest !== null);
      return sources.map(({ moduleRequest, isType, start }) => ({
        specifier: moduleRequest?.value ?? '',
        typeOnly: isType,
        line: line(start),
      }));
    }),
  ];
  const impurities: Source['impurities'] = [];
  new Visitor({
    ImportExpression({ source, start }) {
      if (source.type !== 'Literal' || typeof source.value !== 'string') return;
      imports.push({ specifier: source.value, typeOnly: false, line: line(start) });
    },
    TSImportType({ source, start }) {
      imports.push({ specifier: source.value, typeOnly: true, line: line(start) });
    },
    MemberExpression({ object, property, start }) {
      if (object.type !== 'Identifier') return;
      const name = `${object.name}.${property.type === 'Identifier' ? property.name : ''}`;
      if (impureMembers.has(name) || object.name === 'process') impurities.push({ name, line: line(start) });
    },
    NewExpression({ callee, arguments: args, start }) {
      const isNow = callee.type === 'Identifier' && callee.name === 'Date' && args.length === 0;
      if (isNow) impurities.push({ name: 'new Date()', line: line(start) });
    },
  }).visit(program);
  const first = program.body[0];
  const directive =
    first?.type === 'ExpressionStatement' && 'directive' in first ? (first.directive ?? null) : null;
  return { file, imports, directive, impurities };
}
