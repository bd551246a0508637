import type { Plugin } from 'vite';

/** What zod imports to write schemas as JSON Schema, and what takes its place. */
const PARTS = [
  ['import * as processors from "../core/json-schema-processors.js";', 'const processors = {};'],
  [
    'import { createStandardJSONSchemaMethod, createToJSONSchemaMethod } from "../core/to-json-schema.js";',
    'const createStandardJSONSchemaMethod = () => undefined, createToJSONSchemaMethod = createStandardJSONSchemaMethod;',
  ],
] as const;

/**
 * Leaves out of the page how zod writes a schema as JSON Schema, a fifth of its code, which every schema refers to and
 * nothing here calls. Fails the build when zod is no longer written as it was.
 */
export const withoutJsonSchema = (): Plugin => ({
  name: 'without-json-schema',
  transform: {
    filter: { id: /zod\/v4\/classic\/schemas\.js$/ },
    handler(code) {
      let left = code;
      for (const [part, replacement] of PARTS) {
        if (!left.includes(part)) throw new Error(`zod has no longer this line: ${part}`);
        left = left.replace(part, replacement);
      }
      return { code: left, map: null };
    },
  },
});
