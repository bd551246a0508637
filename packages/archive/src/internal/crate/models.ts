/** Collects the models that metadata names: by their hashes and names they are found again on another server. */
export class ModelList {
  readonly #lines = new Map<string, object>();

  /** Adds the models of one item. Metadata that is no JSON object names none. */
  add(metadata: string | undefined): void {
    if (metadata === undefined || !metadata.includes('"key"')) return;
    try {
      this.#walk(JSON.parse(metadata), 0);
    } catch {
      // kept as it is, as the text that it is
    }
  }

  /** Returns a line for each model. */
  text(): string {
    const sorted = [...this.#lines].sort(([a], [b]) => Number(a > b) - Number(a < b));
    return sorted.map(([, model]) => `${JSON.stringify(model)}\n`).join('');
  }

  #walk(value: unknown, depth: number): void {
    if (typeof value !== 'object' || value === null || depth > 4) return;
    if ('key' in value && 'base' in value && 'type' in value && typeof value.key === 'string') {
      const { key, hash, name, base, type } = { hash: undefined, name: undefined, ...value };
      this.#lines.set(`${String(hash)}/${key}`, { key, hash, name, base, type });
      return;
    }
    for (const member of Object.values(value)) this.#walk(member, depth + 1);
  }
}
