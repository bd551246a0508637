import { type ErrorCode, EXIT } from '../error/cli-error.js';

/** What each exit code means. */
export const EXIT_CODES: readonly (readonly [code: string, meaning: string])[] = [
  [String(EXIT.done), 'all was done'],
  [String(EXIT.failure), 'it failed, and nothing was done'],
  [String(EXIT.usage), 'the command line is wrong'],
  [String(EXIT.partial), 'some was done, and some was not: the report says which'],
  [String(EXIT.login), 'a login is needed, or another user'],
  [String(EXIT.unreachable), 'the server cannot be reached, or is busy'],
  [
    String(EXIT.interrupted),
    'it was interrupted; the command that continues is printed (129 by a hangup, 143 by SIGTERM)',
  ],
];

/** What the codes of errors mean that `--json` prints. */
export const ERROR_CODES: Readonly<Record<ErrorCode, string>> = {
  failure: 'the server refused, or a file could not be used',
  'not-found': 'there is no such board, image, job or model',
  usage: 'the command line is wrong',
  partial: 'some was done, and some was not',
  login: 'a login is needed, or another user',
  unreachable: 'the server cannot be reached, or is busy',
  interrupted: 'a signal has ended it',
  unexpected: 'a defect of this program',
};
