import {
  type Application,
  buildApplication,
  buildCommand,
  buildRouteMap,
  type CommandContext,
  type RouteMap,
  type Command as StricliCommand,
  type TypedCommandParameters,
} from '@stricli/core';
import type { ArgumentSpec, Command, Completion, FlagSpec, Input, NamedCommand } from './command.js';

import { usageText } from './usage-text.js';

/** What is done with a command that was understood. */
export type Execute = (
  named: NamedCommand,
  input: Input<Record<string, FlagSpec>, Record<string, ArgumentSpec>>,
) => Promise<void>;

/** Returns the names that fit what has been typed of a board, a model or a profile. */
export type Complete = (completion: Completion, partial: string) => Promise<readonly string[]>;

type Values = Readonly<Record<string, unknown>>;
type Parameters = TypedCommandParameters<Values, readonly string[], CommandContext>;
type Route = StricliCommand<CommandContext> | RouteMap<CommandContext>;

/** Returns the application that reads command lines for these commands. */
export function toApplication(
  commands: readonly NamedCommand[],
  execute: Execute,
  complete: Complete,
): Application<CommandContext> {
  const routes: Record<string, Route> = {};
  const nouns = new Map<string, Record<string, Route>>();
  for (const named of commands) {
    const [first = '', second] = named.words;
    const route = toCommand(named, execute, complete);
    if (second === undefined) routes[first] = route;
    else nouns.set(first, { ...nouns.get(first), [second]: route });
  }
  for (const [noun, verbs] of nouns) routes[noun] = buildRouteMap({ routes: verbs, docs: { brief: noun } });
  return buildApplication(buildRouteMap({ routes, docs: { brief: 'invoke' } }), {
    name: 'invoke',
    scanner: { caseStyle: 'allow-kebab-for-camel', allowArgumentEscapeSequence: true },
    localization: { text: usageText },
    documentation: { caseStyle: 'convert-camel-to-kebab', disableAnsiColor: true },
  });
}

function toCommand(named: NamedCommand, execute: Execute, complete: Complete): StricliCommand<CommandContext> {
  const { command } = named;
  const lists = Object.entries(command.flags).filter(([, { type }]) => type === 'list');
  return buildCommand<Values, readonly string[], CommandContext>({
    docs: { brief: command.summary },
    parameters: {
      flags: Object.fromEntries(Object.entries(command.flags).map(([name, flag]) => [name, toFlag(flag, complete)])),
      positional: toPositional(command, complete),
    } as Parameters,
    func: async (given: Values, ...words: readonly string[]) => {
      const missing = Object.fromEntries(lists.map(([name]) => [name, given[name] ?? []]));
      const flags = { ...given, ...missing } as Input<Record<string, FlagSpec>, object>['flags'];
      await execute(named, { flags, args: byName(command.args, words) });
    },
  });
}

function toFlag(flag: FlagSpec, complete: Complete): object {
  const { about: brief } = flag;
  if (flag.type === 'switch') return { kind: 'boolean', brief, default: false, withNegated: false };
  if (flag.type === 'choice') return { kind: 'enum', values: flag.values, brief, optional: true };
  const parse = flag.type === 'count' ? parseCount : String;
  const variadic = flag.type === 'list';
  const { completes, placeholder } = flag;
  return { kind: 'parsed', parse, brief, placeholder, optional: true, variadic, ...toProposals(completes, complete) };
}

function toPositional({ args }: Command, complete: Complete): object {
  const parameters = Object.entries(args).map(([placeholder, { about: brief, arity, completes }]) => ({
    ...{ placeholder, brief, parse: String, optional: arity === 'optional', arity },
    ...toProposals(completes, complete),
  }));
  const [first] = parameters;
  if (first?.arity === 'many' || first?.arity === 'any') {
    return { kind: 'array', parameter: { ...first, optional: false }, minimum: first.arity === 'many' ? 1 : 0 };
  }
  return { kind: 'tuple', parameters };
}

const toProposals = (completes: Completion | undefined, complete: Complete): object =>
  completes ? { proposeCompletions: (partial: string) => complete(completes, partial) } : {};

function byName(specs: Readonly<Record<string, ArgumentSpec>>, words: readonly string[]) {
  const entries = Object.entries(specs).map(([name, { arity }], at) => [
    name,
    arity === 'many' || arity === 'any' ? words : words[at],
  ]);
  return Object.fromEntries(entries);
}

function parseCount(text: string): number {
  const count = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(count)) return count;
  throw new SyntaxError(`must be a whole number, got "${text}"`);
}
