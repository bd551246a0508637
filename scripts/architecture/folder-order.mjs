import { orders } from './layers.mjs';

const internalOf = (layer) => `packages/${layer}/src/internal/`;
const escaped = (path) => path.replaceAll('.', '\\.');

/** Returns a pattern for an entry of an order, in which `star` stands for the name that its `*` matches. */
const patternOf = (layer, entry, star = '[^/]+') =>
  entry === 'files'
    ? `^${internalOf(layer)}[^/]+\\.ts$`
    : `^${internalOf(layer)}${escaped(entry).replace('*', star)}${entry.endsWith('.ts') ? '$' : '/'}`;

/** Returns the dependency-cruiser rules for the order of a package's internals. */
export function orderRules([layer, { folders, publicTypes, program }]) {
  const anyInternal = `^${internalOf(layer)}`;
  const ordered = folders.map((entry, index) => ({
    name: `${layer}-order-${entry}`,
    comment: `in ${layer}/src/internal ${entry} imports ${folders.slice(0, index).join(', ') || 'none of the others'}`,
    from: { path: patternOf(layer, entry, '([^/]+)') },
    to: {
      path: anyInternal,
      pathNot: [...folders.slice(0, index).map((lower) => patternOf(layer, lower)), patternOf(layer, entry, '$1')],
    },
  }));
  return publicTypes ? [...ordered, ...publicRules(layer, publicTypes, program)] : ordered;
}

function publicRules(layer, types, program) {
  const from = { path: `^${internalOf(layer)}`, ...(program && { pathNot: patternOf(layer, program) }) };
  const files = types.map((name) => `^packages/${layer}/src/${name}\\.ts$`);
  const comment = `internals of ${layer} import no public file, but types of ${types.join(', ')}`;
  return [
    {
      name: `${layer}-internals-below-public`,
      comment,
      from,
      to: { path: `^packages/${layer}/src/[^/]+\\.ts$`, pathNot: files },
    },
    {
      name: `${layer}-internals-know-public-by-type`,
      comment,
      from,
      to: { path: files, dependencyTypesNot: ['type-only'] },
    },
  ];
}

/** Returns a line for each file of an ordered package's internals that is in no entry of the order: no rule sees it. */
export function unorderedFiles(modules) {
  return Object.entries(orders).flatMap(([layer, { folders }]) => {
    const patterns = folders.map((entry) => new RegExp(patternOf(layer, entry)));
    return modules
      .map(({ source }) => source)
      .filter((file) => file.startsWith(internalOf(layer)) && !patterns.some((pattern) => pattern.test(file)))
      .map((file) => `${file}: is in no folder of the order of ${layer} in scripts/architecture/layers.mjs (no-order)`);
  });
}
