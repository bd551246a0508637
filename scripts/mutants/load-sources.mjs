import { globSync } from 'node:fs';

// A module that a test loads lazily runs its top-level code within that test. Stryker would then run no other test on
// the mutants of that code.
for (const file of globSync(`packages/${process.env['X_MUTANTS_PACKAGE']}/src/**/*.ts`)) {
  if (!file.endsWith('.d.ts')) await import(`../../${file.replaceAll('\\', '/')}`);
}
