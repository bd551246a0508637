import { type Breach, type, value } from './breach.js';

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

/** Imports that the rules forbid. */
export const importBreaches = [...upwards, ...sideways, ...againstOrder, ...outwards];
