import {
  AliasNotFoundError,
  type ApplicationText,
  ArgumentParseError,
  EnumValidationError,
  FlagNotFoundError,
  text_en,
  UnexpectedFlagError,
  UnexpectedPositionalError,
  UnsatisfiedFlagError,
  UnsatisfiedPositionalError,
} from '@stricli/core';

import { nearest } from '../find/nearest.js';
import { printable } from '../output/printable.js';

/** What is wrong with a command line: a message, and on a second line what to do, where more than the help can say it. */
export const usageText: ApplicationText = {
  ...text_en,
  noCommandRegisteredForInput: ({ input, corrections }) =>
    withSimilar(`there is no command "${printable(input)}"`, input, corrections.map(withoutQuotes)),
  exceptionWhileParsingArguments: (thrown) => describe(thrown),
};

function describe(thrown: unknown): string {
  if (thrown instanceof FlagNotFoundError) {
    const flags = thrown.corrections.map((name) => `--${withoutQuotes(name).replace(/^-+/, '')}`);
    return withSimilar(`there is no flag --${printable(thrown.input)}`, `--${thrown.input}`, flags);
  }
  if (thrown instanceof AliasNotFoundError) {
    return `there is no flag -${printable(thrown.input)}\nPut -- before what begins with "-" and is no flag.`;
  }
  if (thrown instanceof EnumValidationError) {
    const { externalFlagName: flag, input, values } = thrown;
    const similar = nearest(input, values);
    const choices = `--${flag} must be one of ${values.join(', ')}`;
    return similar === undefined
      ? `${choices}, got "${printable(input)}"`
      : `${choices}, got "${printable(input)}"\nDid you mean "${similar}"?`;
  }
  if (thrown instanceof ArgumentParseError) {
    const { externalFlagNameOrPlaceholder: name, exception } = thrown;
    return `--${name} ${exception instanceof Error ? exception.message : String(exception)}`;
  }
  if (thrown instanceof UnexpectedFlagError || thrown instanceof UnsatisfiedFlagError) {
    const isRepeated = thrown instanceof UnexpectedFlagError;
    const { externalFlagName: flag } = thrown;
    return isRepeated ? `--${flag} is given more than once` : `--${flag} needs a value`;
  }
  if (thrown instanceof UnexpectedPositionalError) return `one word too many: "${printable(thrown.input)}"`;
  if (thrown instanceof UnsatisfiedPositionalError) return `${thrown.placeholder.toUpperCase()} is missing`;
  return thrown instanceof Error ? thrown.message : String(thrown);
}

const withoutQuotes = (text: string): string => text.replaceAll('`', '');

function withSimilar(message: string, word: string, names: readonly string[]): string {
  const similar = nearest(word, names);
  return similar === undefined ? message : `${message}\nDid you mean "${similar}"?`;
}
