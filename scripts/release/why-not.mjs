/** Returns why a release must not be made now, or `undefined` when there is no reason. */
export function whyNot({ given, scoped, changes, waiting }) {
  if (!given && !scoped) return 'where to? Say --registry URL, or set @x:registry in an npmrc file';
  if (given && !URL.canParse(given)) return `--registry ${given} is not a URL`;
  if (given && scoped && !isSame(given, scoped)) return `--registry ${given} is not where npmrc sends @x: ${scoped}`;
  if (changes.length > 0) return `commit first, these are not committed:\n${changes.join('\n')}`;
  if (waiting.length > 0)
    return `run "npm run changeset -- version" and commit first, changes wait in ${waiting.join(', ')}`;
  return undefined;
}

const isSame = (a, b) => a.replace(/\/?$/, '/') === b.replace(/\/?$/, '/');
