import { show } from './command.mjs';

/**
 * Publishes the packages of the workspace at `root` whose version the registry does not have, and tags the commit.
 *
 * Without a `registry` each package goes where the npmrc files send `@x`.
 */
export function publish(root, registry, env = {}) {
  const target = registry ? { npm_config_registry: registry, pnpm_config_registry: registry } : {};
  show(root, 'pnpm', ['exec', 'changeset', 'publish'], { ...env, ...target });
}
