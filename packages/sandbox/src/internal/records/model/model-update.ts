import type { Database } from '../../storage/database.js';
import { HttpException } from '../../validation/http-exception.js';
import { getModel, replaceModel } from './model.js';
import type { ModelChanges } from './model-changes.js';
import { type ModelClass, modelClasses } from './model-classes.js';
import { classOfFields, isClipEmbed, type ModelFields, tagOfFields, toRecord } from './model-config.js';
import { type Problem, problemsOf, refusalOf, refusalOfClass, unknownTag } from './model-problem.js';

interface Target {
  readonly database: Database;
  readonly clock: () => Date;
}

/**
 * Changes the record of a model. Fields that its class does not have are dropped, and one of another type, format or base
 * is of another class from then on. Throws 404 when it does not exist, and 409 when its class refuses a value.
 */
export function updateModel(target: Target, key: string, changes: ModelChanges): ModelFields {
  const previous = getModel(target.database, key);
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  const config = changed(previous, given);
  replaceModel(target, key, config);
  return config;
}

function changed(previous: ModelFields, given: ModelFields): ModelFields {
  const values = { ...previous, ...given };
  const isOtherType = Object.hasOwn(given, 'type') && given['type'] !== previous['type'];
  if (isClipEmbed(values) && !values['variant'])
    throw new HttpException(409, "CLIP Embed model config dict must include a 'variant' field");
  const modelClass = classOfFields(values);
  const problems = modelClass && problemsOf(modelClass, values);
  if (modelClass && problems?.length === 0) return toRecord(modelClass, values);
  if (isOtherType) return ofOtherType(values, given);
  if (!modelClass || !problems) throw new HttpException(409, unknownTag(tagOfFields(values)));
  throw new HttpException(409, refusalOf(modelClass, problems));
}

/** The format and the variant belong to the previous type, so the first class of the new one that fits is taken. */
function ofOtherType(values: ModelFields, given: ModelFields): ModelFields {
  const kept = Object.entries(values).filter(
    ([name]) => !['format', 'variant'].includes(name) || Object.hasOwn(given, name),
  );
  const stripped = Object.fromEntries(kept);
  const classes = modelClasses.filter(({ type }) => type === values['type']);
  let last: readonly [ModelClass, readonly Problem[]] | undefined;
  for (const modelClass of classes) {
    const problems = problemsOf(modelClass, stripped);
    if (problems.length === 0) return toRecord(modelClass, stripped);
    last = [modelClass, problems];
  }
  if (last) throw new HttpException(409, refusalOfClass(...last));
  const name = `No model config class found for type='${String(values['type'])}'`;
  throw new HttpException(409, `0 validation errors for ${name}\n`);
}
