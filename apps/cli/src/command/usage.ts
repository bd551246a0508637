import type { ArgumentSpec, FlagSpec, NamedCommand } from './command.js';

/** Returns the line that says what a command takes. */
export function usageOf({ words, command }: NamedCommand): string {
  const args = Object.entries(command.args).map(([name, spec]) => argumentOf(name, spec));
  return ['invoke', ...words, ...args, '[flags]'].join(' ');
}

function argumentOf(name: string, { arity }: ArgumentSpec): string {
  const word = name.toUpperCase();
  return { any: `[${word}…]`, one: word, optional: `[${word}]`, many: `${word}…` }[arity];
}

/** Returns a flag as it is typed, such as `--dry-run` or `--server URL`. */
export function flagOf(name: string, flag: FlagSpec): string {
  const typed = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  if (flag.type === 'switch') return typed;
  return `${typed} ${flag.type === 'choice' ? 'NAME' : flag.placeholder}`;
}

/** Returns what a flag is for, with the values that it takes. */
export const aboutOf = (flag: FlagSpec): string =>
  flag.type === 'choice' ? `${flag.about}: ${flag.values.join(', ')}` : flag.about;
