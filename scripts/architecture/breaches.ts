import { type Breach, methods, type, value } from './breach.js';
import { importBreaches } from './import-breaches.js';

const shapes: Breach[] = [
  ['a class in models', 'models', 'export class Board {}', 'models-are-data'],
  ['a class inside a function of models', 'models', 'export const make = () => new (class {})();', 'models-are-data'],
  [
    'a method in models',
    'models',
    'export interface Board { save(): void }',
    'Board.save is a function (models-are-data)',
  ],
  ['a callback in models', 'models', 'export type Job = { done?: { then: () => void }[] };', 'Job.done[].then is'],
  ['a function type in models', 'models', 'export type Sort = (a: string) => number;', 'Sort is a function'],
  [
    'a schema of a function in models',
    'models',
    `import * as z from 'zod';\nexport const Job = z.object({ run: z.custom<() => void>() });`,
    'Job.run is a function',
  ],
  ['a Date in models', 'models', 'export type When = { at: Date };', 'is a function'],
  ['a class with 26 public methods', 'resources', `export class God { ${methods(26)} }`, 'God has 26 public methods'],
  [
    'an interface with 26 methods',
    'resources',
    `export interface God { ${methods(26).replaceAll(' {}', ':void;')} }`,
    'God has 26',
  ],
  [
    'a class with inherited methods',
    'services',
    `class Half { ${methods(25)} }\nexport class God extends Half { last() {} }`,
    'God has 26 public methods',
  ],
];

const hidden: Breach[] = [
  [
    'a constructor function with a prototype in models',
    'models',
    'export function Board(this: { id: string }) { this.id = ""; }\nBoard.prototype.save = () => {};',
    'models-are-data',
  ],
  [
    'a closure in a hidden getter of a parsed model',
    'models',
    `import * as z from 'zod';
export const Job = z.object({ id: z.string() }).refine((job) => Object.defineProperty(job, 'run', { get: () => () => {} }));`,
    'models-are-data',
  ],
  [
    'a closure under a symbol of a parsed model',
    'models',
    `import * as z from 'zod';
const run = Symbol('run');
export const Job = z.object({ id: z.string() }).refine((job) => Object.assign(job, { [run]: () => {} }));`,
    'models-are-data',
  ],
  [
    'a getter in a default of a model',
    'models',
    `import * as z from 'zod';
const empty = { id: '', get run() { return () => {}; } } as { id: string };
export const Job = z.object({ id: z.string() }).default(() => empty);`,
    'models-are-data',
  ],
  [
    'a model behind a Proxy',
    'models',
    `import * as z from 'zod';
export const Job = z.object({ id: z.string() }).transform((job) => new Proxy(job, {}));`,
    'models-are-data',
  ],
  ['a class expression with 26 methods', 'services', `export const God = class { ${methods(26)} };`, 'no-crowd'],
  ['a class that nobody exports with 26 methods', 'resources', `class God { ${methods(26)} }\nnew God();`, 'no-crowd'],
  [
    'an import() of a computed specifier',
    'services',
    `export const load = (name: string) => import('@x/transport/' + name);`,
    'imports-are-literals',
  ],
  [
    'an import() of a variable in an existing function',
    'services',
    `const where = '../../transport/src/http-transport.js';\nexport async function names() { return (await import(where)).createHttpTransport; }`,
    'imports-are-literals',
  ],
  [
    "a transport from the type of a repository's constructor",
    'services',
    `import { BoardRepository } from '@x/repositories/board';
export const raw = (transport: ConstructorParameters<typeof BoardRepository>[0]) => transport.send('GET /api/v1/boards/', {});`,
    'no-reached-transport',
  ],
  [
    'a transport re-exported by repositories',
    'repositories',
    `export type { Transport } from '@x/transport/transport';`,
    'no-foreign-export',
  ],
  [
    'a transport re-exported under another name',
    'repositories',
    `import type { Transport } from '@x/transport/transport';\nexport type Wire = Transport;`,
    'no-foreign-export',
  ],
  ['a service re-exporting a model', 'services', `export { Board } from '@x/models/board';`, 'no-foreign-export'],
  [
    'a resource re-exporting a repository',
    'resources',
    `export { BoardRepository } from '@x/repositories/board';`,
    'no-foreign-export',
  ],
  ['a source that imports its test helpers', 'services', value('../test/planted.js'), 'source-imports-no-tests'],
  [
    'an app that imports the tests of a package',
    'apps/demo',
    value('../../../packages/services/test/planted.js'),
    'source-imports-no-tests',
  ],
  ['a Node built-in in a service', 'services', value('node:fs'), 'browser-code-without-node'],
  ['a Node built-in in resources, as a type', 'resources', type('node:stream'), 'browser-code-without-node'],
  ['a Node built-in in transport without its prefix', 'transport', value('events'), 'browser-code-without-node'],
];

const words: Breach[] = [
  ['{ z } from zod', 'models', `import { z } from 'zod';\nexport const A = z.string();`, 'noRestrictedImports'],
  ['export *', 'models', `export * from './planted.js';`, 'noReExportAll'],
  ['any', 'services', 'export const value: any = 1;', 'noExplicitAny'],
  ['a non-null assertion', 'services', 'export const value = process.argv[2]!;', 'noNonNullAssertion'],
  ['a default export', 'services', 'export default 1;', 'noDefaultExport'],
  [
    'five parameters',
    'services',
    'export const f = (a: 1, b: 1, c: 1, d: 1, e: 1) => a + b + c + d + e;',
    'useMaxParams',
  ],
  ['a file of 301 lines', 'services', '// a line\n'.repeat(301), 'noExcessiveLinesPerFile'],
];

export const breaches = [...importBreaches, ...shapes, ...hidden, ...words];

/** What nothing may complain of. */
export const lawful: Breach[] = [
  ['resources making a transport', 'resources', value('@x/transport/http-transport'), ''],
  ['a service using options as types', 'services', type('@x/transport/options'), ''],
  ['a service using errors', 'services', value('@x/transport/errors'), ''],
  ['a service using async tools', 'services', value('@x/transport/async'), ''],
  ['a service using the event socket as a type', 'services', type('@x/transport/event-socket'), ''],
  ['a repository using async tools', 'repositories', value('@x/transport/async'), ''],
  ['a repository using transport as a type', 'repositories', type('@x/transport/transport'), ''],
  ['a service using models by name', 'services', value('@x/models/board'), ''],
  ['a test using the sandbox', 'resources .test', value('@x/sandbox'), ''],
  ['an app using everything', 'apps/demo', value('@x/sandbox') + value('@x/transport') + value('@x/resources'), ''],
  ['a domain importing lower folders', 'sandbox/internal/domains/board', value('../../engine/planted.js'), ''],
  ['a domain importing its own files', 'sandbox/internal/domains/board', value('./operations.js'), ''],
  ['an internal file using public types', 'sandbox/internal/events', type('../../fault.js'), ''],
  ['models using models', 'models', value('./board.js'), ''],
  [
    'a recursive schema in models',
    'models',
    `import * as z from 'zod';\nexport const Tree = z.object({ get items(): z.ZodOptional<z.ZodArray<typeof Tree>> { return z.array(Tree).optional(); } });`,
    '',
  ],
  ['an import() of a literal', 'services', `export const load = () => import('@x/models/board');`, ''],
  [
    'a domain name for the data of a model',
    'services',
    `import type { Board } from '@x/models/board';\nexport type Album = Board;`,
    '',
  ],
  ['an open enum in models', 'models', `export type Kind = { at: ('a' | (string & {}))[] };`, ''],
  [
    'a class with 25 methods and more hidden',
    'resources',
    `export class A { ${methods(25)} #b() { this.#b(); } private c() {} }`,
    '',
  ],
];
