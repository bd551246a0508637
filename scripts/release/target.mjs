/** Returns the environment in which `changeset publish` goes to `registry`, or where the npmrc files send `@x`. */
export const targetOf = (registry) =>
  registry ? { npm_config_registry: registry, pnpm_config_registry: registry } : {};
