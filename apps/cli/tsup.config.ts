import { defineConfig } from 'tsup';

/** One program: what every command needs in one file, and each command in one of its own, loaded when it is run. */
export default defineConfig({
  entry: ['src/bin.ts'],
  format: ['esm'],
  bundle: true,
  splitting: true,
  clean: true,
  target: 'es2022',
});
