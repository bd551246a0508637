import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const source = fileURLToPath(new URL('../../src', import.meta.url));
const read = (file: string): string => readFileSync(join(source, file), 'utf8');
/** `app`, or the name of a feature. */
const ownerOf = (file: string): string =>
  dirname(file)
    .replace(/^features\//, '')
    .split('/')[0] ?? '';

/** The classes that each style sheet styles, by their owners. */
const styled = new Map<string, Set<string>>();
for (const file of globSync('**/*.css', { cwd: source })) {
  const rules = read(file).replace(/\/\*.*?\*\//gs, '');
  for (const [, name = ''] of rules.matchAll(/\.([a-z][a-z0-9-]*)(?=[^{};]*\{)/g)) {
    styled.set(name, (styled.get(name) ?? new Set()).add(ownerOf(file)));
  }
}

test('no two features style the same class: their style sheets stay in the page when another screen is shown', () => {
  expect(styled.size).toBeGreaterThan(100);
  const shared = [...styled].filter(([, owners]) => owners.size > 1 && !owners.has('app'));
  expect(shared.map(([name, owners]) => `${name}: ${[...owners].join(', ')}`)).toEqual([]);
});

test('what a feature shows is styled by itself or by the frame, whatever was opened before', () => {
  const foreign = globSync('**/*.tsx', { cwd: source }).flatMap((file) =>
    [...read(file).matchAll(/className="([^"]+)"/g)]
      .flatMap(([, names = '']) => names.split(' '))
      .filter((name) => {
        const owners = styled.get(name);
        return owners && !owners.has('app') && !owners.has(ownerOf(file));
      })
      .map((name) => `${file}: ${name}`),
  );
  expect(foreign).toEqual([]);
});
