/** What is wrong, as a test's name; the folder it is planted in; the file's text; what the message must hold. */
export type Breach = readonly [what: string, at: string, text: string, says: string];

export const value = (specifier: string) => `import '${specifier}';`;
export const type = (specifier: string) => `import type {} from '${specifier}';`;
export const methods = (count: number) => Array.from({ length: count }, (_, index) => `m${index}() {}`).join(' ');
