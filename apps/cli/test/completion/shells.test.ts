import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import { Language, Parser } from '@vscode/tree-sitter-wasm';
import { expect, test } from 'vitest';

import { scriptFor } from '../../src/completion/scripts.js';

/** What a shell runs: the script, with a program that proposes one name for a beginning, and how it is asked. */
const programs = {
  bash: (words: readonly string[]) => `
invoke() { [ "$*" = "__complete -- boards show Film gr" ] && printf 'Film grain: a\\tabout\\n'; }
${scriptFor('bash')}
COMP_WORDS=(invoke ${words.map((word) => `$'${escaped(word)}'`).join(' ')}) COMP_CWORD=${words.length}
_invoke
printf '%s\\n' "\${COMPREPLY[@]}"`,
  zsh: (words: readonly string[]) => `
invoke() { [ "$*" = "__complete -- boards show Film gr" ] && printf 'Film grain: a\\tabout\\n'; }
compdef() { }
_describe() { print -rl -- "\${(@P)2}" }
_files() { }
${scriptFor('zsh')}
words=(invoke ${words.map((word) => `$'${escaped(word)}'`).join(' ')}) CURRENT=${words.length + 1}
_invoke`,
  fish: (words: readonly string[]) => `
function invoke
  test "$argv" = "__complete -- boards show Film gr"; and printf 'Film grain: a\\tabout\\n'
end
${scriptFor('fish')}
complete -C ${quoted(`invoke ${words.join(' ')}`)}`,
} as const;

const escaped = (text: string): string => text.replaceAll(/[\\']/g, '\\$&');
const quoted = (text: string): string => `'${escaped(text)}'`;

const isShell = (name: string): name is keyof typeof programs => spawnSync(name, ['--version']).status === 0;
const shells = Object.keys(programs).filter(isShell);

/** How each writes the name on the command line. */
const offered = { bash: 'Film\\ grain:\\ a', zsh: 'Film grain\\: a:about', fish: 'Film grain: a\tabout' } as const;

const ask = (shell: keyof typeof programs, last: string): string =>
  execFileSync(shell, ['-c', programs[shell](['boards', 'show', last])], { encoding: 'utf8' }).trim();

test.each(shells)('%s offers a name with spaces and a colon, whether its beginning is quoted or not', (shell) => {
  for (const typed of ['"Film gr', "'Film gr", 'Film\\ gr']) expect(ask(shell, typed)).toBe(offered[shell]);
});

test.each(shells)('%s offers no name where the program proposes none', (shell) => {
  expect(ask(shell, 'nothing-begins-so')).toBe('');
});

test('the script for PowerShell has the syntax of Windows PowerShell 5 too', async () => {
  const folder = dirname(createRequire(import.meta.url).resolve('@vscode/tree-sitter-wasm'));
  await Parser.init({ locateFile: (name: string) => join(folder, name) });
  const language = await Language.load(readFileSync(join(folder, 'tree-sitter-powershell.wasm')));
  const hasError = (script: string) => new Parser().setLanguage(language).parse(script)?.rootNode.hasError;
  expect(hasError(scriptFor('powershell'))).toBe(false);
  expect(hasError('$tip = $about ? $about : $word')).toBe(true); // PowerShell 7 alone has this operator
  expect(hasError(scriptFor('powershell').replace('(', ''))).toBe(true);
});
