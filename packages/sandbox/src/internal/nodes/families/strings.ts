import { findMatches, type Match } from '../find-matches.js';
import { input } from '../input.js';
import { bool, string } from '../kind.js';
import { type NodeType, nodeType, outputType } from '../node-type.js';
import { stringOutput } from '../outputs.js';
import { PythonError } from '../python-error.js';

const category = 'strings';
const version = '1.0.1';
const text = input(string, '', { hints: { ui_component: 'textarea' } });

const string2Output = outputType('string_2_output', 'String2Output', { string_1: string, string_2: string });
const posNegOutput = outputType('string_pos_neg_output', 'StringPosNegOutput', {
  positive_string: string,
  negative_string: string,
});

export const strings: readonly NodeType[] = [
  nodeType({
    type: 'string_join',
    className: 'StringJoinInvocation',
    title: 'String Join',
    version,
    category,
    tags: ['string', 'join'],
    inputs: { string_left: text, string_right: text },
    output: stringOutput,
    invoke: ({ string_left, string_right }) => ({ value: string_left + string_right }),
  }),
  nodeType({
    type: 'string_join_three',
    className: 'StringJoinThreeInvocation',
    title: 'String Join Three',
    version,
    category,
    tags: ['string', 'join'],
    inputs: { string_left: text, string_middle: text, string_right: text },
    output: stringOutput,
    invoke: ({ string_left, string_middle, string_right }) => ({ value: string_left + string_middle + string_right }),
  }),
  nodeType({
    type: 'string_split',
    className: 'StringSplitInvocation',
    title: 'String Split',
    version,
    category,
    tags: ['string', 'split'],
    inputs: { string: text, delimiter: input(string, '') },
    output: string2Output,
    invoke: ({ string, delimiter }) => {
      if (delimiter === '') throw new PythonError('ValueError', 'empty separator');
      const [string_1 = '', ...more] = string.split(delimiter);
      return { string_1, string_2: more.join(delimiter) };
    },
  }),
  nodeType({
    type: 'string_split_neg',
    className: 'StringSplitNegInvocation',
    title: 'String Split Negative',
    version,
    category,
    tags: ['string', 'split', 'negative'],
    inputs: { string: text },
    output: posNegOutput,
    invoke: ({ string }) => splitNegative(string),
  }),
  nodeType({
    type: 'string_replace',
    className: 'StringReplaceInvocation',
    title: 'String Replace',
    version,
    category,
    tags: ['string', 'replace', 'regex'],
    inputs: { string: text, search_string: text, replace_string: text, use_regex: input(bool, false) },
    output: stringOutput,
    invoke: async ({ string, search_string, replace_string, use_regex }) => {
      if (search_string === '') return { value: string };
      const replace = toReplacer(replace_string);
      if (!use_regex) return { value: string.replace(plainPattern(search_string), replace) };
      return { value: replaceMatches(string, await findMatches(toSource(search_string), string), replace) };
    },
  }),
];

/** Text in brackets is negative; each opening bracket becomes a space there. */
function splitNegative(string: string) {
  let [positive_string, negative_string, depth, isEscaped] = ['', '', 0, false];
  for (const character of string) {
    if (character === '[' && !isEscaped) {
      negative_string += ' ';
      depth += 1;
    } else if (character === ']' && !isEscaped) depth -= 1;
    else if (depth > 0) negative_string += character;
    else positive_string += character;
    isEscaped = character === '\\' && !isEscaped;
  }
  return { positive_string, negative_string };
}

/** Plain text is matched case-insensitively. */
const plainPattern = (text: string) => new RegExp(text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'), 'giu');

/** Returns Python's regular expression as the source of one. Throws when it is invalid. */
function toSource(search: string): string {
  try {
    return new RegExp(search.replaceAll('(?P<', '(?<'), 'gu').source;
  } catch (error) {
    throw new PythonError('error', error instanceof Error ? error.message : String(error));
  }
}

type Replace = (...groups: unknown[]) => string;

function replaceMatches(text: string, matches: readonly Match[], replace: Replace): string {
  let replaced = '';
  let end = 0;
  for (const { index, groups } of matches) {
    replaced += text.slice(end, index) + replace(...groups);
    end = index + (groups[0]?.length ?? 0);
  }
  return replaced + text.slice(end);
}

const ESCAPES: Readonly<Record<string, string>> = { '\\n': '\n', '\\t': '\t', '\\r': '\r', '\\\\': '\\' };

/** A backslash in the replacement is a group reference or an escape, in plain searches too. */
const toReplacer =
  (replacement: string) =>
  (...found: unknown[]): string =>
    replacement.replaceAll(/\\(?:\d|g<\d+>|[\s\S])/g, (sign) => {
      const group = /\d+/.exec(sign)?.[0];
      return group === undefined ? (ESCAPES[sign] ?? sign) : String(found[Number(group)] ?? '');
    });
