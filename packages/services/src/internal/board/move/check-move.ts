import { InputError, printValue } from '@x/transport/errors';
import { objectOrEmpty, requireFunction } from '../../arguments.js';
import { checkItemNames, uniqueSourceIds } from '../board-ids.js';
import { checkTarget } from '../target.js';
import type { BoardTarget, MoveInput } from './move-types.js';

/** All arguments of a move, of boards or of single images. */
export interface MoveRequest {
  readonly sources?: readonly string[];
  /** The images and videos to move, in place of those on sources. */
  readonly names?: readonly string[];
  readonly into: BoardTarget;
  readonly input?: MoveInput | undefined;
}

/** The arguments of a move that a server could carry out. */
export interface CheckedMove extends MoveInput {
  /** Ids without duplicates. */
  readonly sources: readonly string[];
  readonly names: readonly string[] | undefined;
  readonly into: BoardTarget;
}

/** Returns the arguments of a move. Throws an `InputError` when no server could carry it out. */
export function checkMove({ sources, names, into, input }: MoveRequest): CheckedMove {
  const given: MoveInput = objectOrEmpty('input', input);
  const { where, whereVideo, deleteSources, includeIntermediates } = given;
  if (where !== undefined) requireFunction('where', where);
  if (whereVideo !== undefined) requireFunction('whereVideo', whereVideo);
  for (const [name, value] of Object.entries({ deleteSources, includeIntermediates })) {
    if (value !== undefined && typeof value !== 'boolean') {
      throw new InputError(name, `must be true or false, got ${printValue(value)}`);
    }
  }
  if (deleteSources && includeIntermediates === false) {
    throw new InputError('includeIntermediates', 'must not be false when deleteSources is true');
  }
  if (names !== undefined) checkItemNames(names);
  const ids = names === undefined ? uniqueSourceIds(sources) : [];
  checkTarget(into, ids);
  return { ...given, sources: ids, names, into };
}
