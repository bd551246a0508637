/** What is wrong, as a test's name; the folder it is planted in; the file's text; what the message must hold. */
export type Breach = readonly [what: string, at: string, text: string, says: string];

const value = (specifier: string) => `import '${specifier}';`;
const type = (specifier: string) => `import type {} from '${specifier}';`;
const methods = (count: number) => Array.from({ length: count }, (_, index) => `m${index}() {}`).join(' ');

const upwards: Breach[] = [
  ['models importing transport', 'models', value('../../transport/src/planted.js'), 'models-import-down'],
  ['models importing repositories', 'models', type('../../repositories/src/planted.js'), 'models-import-down'],
  ['models importing resources', 'models', value('../../resources/src/planted.js'), 'models-import-down'],
  ['models importing the sandbox', 'models', value('../../sandbox/src/planted.js'), 'sandbox-only'],
  ['transport importing models', 'transport', value('../../models/src/planted.js'), 'transport-import-down'],
  ['transport importing resources', 'transport', value('../../resources/src/planted.js'), 'transport-import-down'],
  [
    'a repository importing services',
    'repositories',
    value('../../services/src/planted.js'),
    'repositories-import-down',
  ],
  [
    'a repository importing resources',
    'repositories',
    type('../../resources/src/planted.js'),
    'repositories-import-down',
  ],
  ['a repository importing the sandbox', 'repositories', value('@x/sandbox'), 'sandbox-only'],
  ['a service importing resources', 'services', value('../../resources/src/planted.js'), 'services-import-down'],
  ['a service importing the sandbox', 'services', value('@x/sandbox'), 'sandbox-only'],
  ['a service importing an app', 'services', value('../../../apps/demo/src/planted.js'), 'services-import-down'],
  ['resources importing the sandbox', 'resources', value('@x/sandbox'), 'sandbox-only'],
  ['the sandbox importing transport', 'sandbox', type('../../transport/src/planted.js'), 'sandbox-import-down'],
  ['resources importing an app', 'resources', value('../../../apps/demo/src/planted.js'), 'resources-import-down'],
  [
    'a test of resources importing an app',
    'resources .test',
    value('../../../apps/demo/src/planted.js'),
    'resources-tests',
  ],
  [
    'a test of transport importing upwards',
    'transport .test',
    type('../../models/src/planted.js'),
    'transport-tests-import-down',
  ],
  [
    'a test of repositories importing upwards',
    'repositories .test',
    value('../../services/src/planted.js'),
    'repositories-tests',
  ],
  [
    'a test of the sandbox importing upwards',
    'sandbox .test',
    value('../../transport/src/planted.js'),
    'sandbox-tests-import-down',
  ],
  [
    'a test of models importing upwards',
    'models .test',
    value('../../transport/src/planted.js'),
    'models-tests-import-down',
  ],
  [
    'a test of services importing upwards',
    'services .test',
    value('../../resources/src/planted.js'),
    'services-tests-import-down',
  ],
];

const sideways: Breach[] = [
  ['a repository importing transport whole', 'repositories', type('@x/transport'), 'repositories-import-down'],
  ['a repository making a transport', 'repositories', value('@x/transport/http-transport'), 'repositories-import-down'],
  ['a repository using options as a value', 'repositories', value('@x/transport/options'), 'know-options-by-type'],
  [
    'a repository using transport as a value',
    'repositories',
    value('@x/transport/transport'),
    'know-transport-by-type',
  ],
  ['a repository importing a repository', 'repositories', value('./planted.js'), 'repositories-are-independent'],
  [
    "a repository's internals importing one",
    'repositories/internal',
    value('../planted.js'),
    'repositories-are-independent',
  ],
  ['a service calling the transport', 'services', type('@x/transport/transport'), 'services-import-down'],
  ['a service importing transport whole', 'services', value('@x/transport'), 'services-import-down'],
  ['a service using options as a value', 'services', value('@x/transport/options'), 'services-know-options-by-type'],
  [
    'a service connecting an event socket',
    'services',
    value('@x/transport/event-socket'),
    'services-know-event-socket-by-type',
  ],
  [
    'a repository naming the event socket',
    'repositories',
    type('@x/transport/event-socket'),
    'repositories-import-down',
  ],
  ['an own barrel by path', 'models', value('./index.js'), 'no-own-barrel'],
  ['an own barrel by name', 'services', value('@x/services'), 'no-own-barrel'],
  ['an own barrel in a test', 'services .test', value('../src/index.js'), 'no-own-barrel'],
  ['a barrel inside a package', 'models', value('./planted/index.js'), 'no-inner-barrel'],
  ['internals of another package', 'resources', value('../../models/src/internal/planted.js'), 'internal-stays-inside'],
  ['internals from an app', 'apps/demo', value('../../../packages/models/src/internal/planted.js'), 'internal-stays'],
  ['internals by name', 'resources', value('@x/models/internal/planted'), 'everything-resolves'],
  ['an index by name', 'resources', value('@x/models/index'), 'everything-resolves'],
  ['another package by path', 'services', value('../../models/src/planted.js'), 'packages-by-name'],
  ['a cycle', 'resources', value('./SELF.around.js'), 'no-circle'],
];

/** One import against the order of a package's internals, for each package that has one. */
const againstOrder: Breach[] = [
  ['nodes importing the graph', 'sandbox/internal/nodes', type('../graph/planted.js'), 'sandbox-order-nodes'],
  ['storage importing the engine', 'sandbox/internal/storage', value('../engine/planted.js'), 'sandbox-order-storage'],
  ['the engine importing a domain', 'sandbox/internal/engine', type('../domains/planted/planted.js'), 'sandbox-order'],
  ['a domain importing another', 'sandbox/internal/domains/board', value('../planted/planted.js'), 'sandbox-order'],
  ['an internal file importing the sandbox', 'sandbox/internal/server', type('../../sandbox.js'), 'below-public'],
  ['an internal file running public code', 'sandbox/internal/server', value('../../fault.js'), 'know-public-by-type'],
  ['http importing another folder', 'transport/internal/http', value('../planted/planted.js'), 'transport-order-*'],
  ['events importing another folder', 'transport/internal/events', type('../planted/planted.js'), 'transport-order-*'],
  ['a shared file importing a folder', 'transport/internal', value('./planted/planted.js'), 'transport-order-files'],
  ['lists importing images', 'repositories/internal/list', value('../image/planted.js'), 'repositories-order-list'],
  ['boards importing another folder', 'services/internal/board', value('../planted/planted.js'), 'services-order-*'],
  [
    'a folder of jobs importing another folder',
    'services/internal/job/planted',
    type('../../planted/planted.js'),
    'services-order-*',
  ],
  [
    'a shared file of services importing a folder',
    'services/internal',
    type('./planted/planted.js'),
    'services-order-files',
  ],
  ['a folder that models have no place for', 'models/internal/planted', '', 'no-order'],
  ['a folder outside the order', 'sandbox/internal/planted', '', 'no-order'],
];

const outwards: Breach[] = [
  ['zod in transport', 'transport', value('../../models/node_modules/zod/index.js'), 'zod-only-in-models'],
  [
    'zod in a repository, as a type',
    'repositories',
    type('../../models/node_modules/zod/index.js'),
    'zod-only-in-models',
  ],
  [
    'zod in a test of services',
    'services .test',
    value('../../models/node_modules/zod/index.js'),
    'zod-only-in-models',
  ],
  [
    'ky in a service',
    'services',
    value('../../transport/node_modules/ky/distribution/index.js'),
    'network-only-in-transport',
  ],
  ['sharp in a domain', 'sandbox/internal/domains/board', type('sharp'), 'sharp-only-in-imaging'],
  [
    'engine.io-client in a service',
    'services',
    value('../../transport/node_modules/engine.io-client/build/esm/index.js'),
    'network-only-in-transport',
  ],
  ['Node in models', 'models', value('node:fs'), 'models-only-zod'],
  ['a tool in models', 'models', value('vitest'), 'models-only-zod'],
  ['a tool in a service', 'services', value('vitest'), 'no-dev-dependency-in-source'],
  ['a type of a tool in a service', 'services', type('vitest'), 'no-dev-dependency-in-source'],
  ['an undeclared dependency', 'services', value('ky'), 'everything-resolves'],
  ['an undeclared layer', 'models', value('@x/transport/errors'), 'everything-resolves'],
];

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

export const breaches = [...upwards, ...sideways, ...againstOrder, ...outwards, ...shapes, ...hidden, ...words];

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
