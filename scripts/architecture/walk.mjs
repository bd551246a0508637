/** Returns what `find` returns for each node of a file, deepest last; `undefined` is left out. */
export function collect(node, find) {
  const found = [];
  const visit = (child) => {
    const one = find(child);
    if (one !== undefined) found.push(one);
    child.forEachChild(visit);
  };
  visit(node);
  return found;
}
