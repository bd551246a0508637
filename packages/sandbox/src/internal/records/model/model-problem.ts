import { isRecord } from '../../validation/record.js';
import { type ModelClass, modelClasses, tagOf } from './model-classes.js';
import { type ModelFields, toRecord } from './model-config.js';
import { kindOfSettings } from './model-default-settings.js';

/** Why a class refuses the value of a field. */
export interface Problem {
  readonly field: string;
  readonly type: string;
  readonly text: string;
  readonly input: unknown;
}

const sourceTypes = ['path', 'url', 'hf_repo_id', 'external'];
const predictionTypes = ['epsilon', 'v_prediction', 'sample'];
const texts = ['key', 'hash', 'path', 'name', 'source', 'image_encoder_model_id', 'provider_id', 'provider_model_id'];

/** Returns why a class refuses these values, in the order of its fields. Other values are ignored. */
export const problemsOf = (modelClass: ModelClass, values: ModelFields): Problem[] =>
  Object.entries(toRecord(modelClass, values)).flatMap(([field, value]) => {
    const found = problemOf(modelClass, field, value);
    return found ? [{ field, type: found[0], text: found[1], input: value }] : [];
  });

type Refusal = readonly [type: string, text: string];

function problemOf(modelClass: ModelClass, field: string, value: unknown): Refusal | undefined {
  if (value === undefined) return ['missing', 'Field required'];
  if (texts.includes(field) && value === null) return ['string_type', 'Input should be a valid string'];
  if (field === 'file_size' && value === null) return ['int_type', 'Input should be a valid integer'];
  if (field === 'source_type') return unless(sourceTypes, value);
  if (field === 'prediction_type') return unless(predictionTypes, value);
  if (field === 'variant')
    return modelClass.isVariantOptional && value === null ? undefined : unless(modelClass.variants, value);
  if (field === 'default_settings') return settingsProblem(modelClass, value);
  const own = { type: modelClass.type, format: modelClass.format, base: modelClass.base };
  const constant = Object.entries(own).find(([name]) => name === field);
  return constant && constant[1] !== value ? ['literal_error', `Input should be '${constant[1]}'`] : undefined;
}

function unless(known: readonly string[], value: unknown): Refusal | undefined {
  if (known.some((one) => one === value)) return undefined;
  const quoted = known.map((one) => `'${one}'`);
  const expected = [quoted.slice(0, -1).join(', '), ...quoted.slice(-1)].filter(Boolean).join(' or ');
  return [known.length === 1 ? 'literal_error' : 'enum', `Input should be ${expected}`];
}

function settingsProblem({ type }: ModelClass, value: unknown): Refusal | undefined {
  if (!isRecord(value)) return undefined;
  const kind = settingsKind(type);
  if (kindOfSettings(value) === kind) return undefined;
  return ['model_type', `Input should be a valid dictionary or instance of ${kind}`];
}

function settingsKind(type: string): string {
  if (type === 'main') return 'MainModelDefaultSettings';
  if (type === 'lora') return 'LoraModelDefaultSettings';
  return type === 'external_image_generator' ? 'ExternalApiModelDefaultSettings' : 'ControlAdapterDefaultSettings';
}

/** One class checks itself once more when its fields are known. */
const checked = ({ name }: ModelClass): string =>
  name === 'ExternalApiModelConfig' ? `function-after[_populate_external_fields(), ${name}]` : name;

const union = (): string => `tagged-union[${modelClasses.map(checked).join(',')}]`;
const count = (problems: readonly Problem[]): string =>
  problems.length === 1 ? '1 validation error' : `${problems.length} validation errors`;

/** Returns the server's text for values that the class of a record refuses. */
export const refusalOf = (modelClass: ModelClass, problems: readonly Problem[]): string =>
  textOf(`${count(problems)} for ${union()}`, problems, `\`${tagOf(modelClass)}\`.`);

/** Returns the server's text for values that a class refuses when it is tried for another type of record. */
export const refusalOfClass = ({ name }: ModelClass, problems: readonly Problem[]): string =>
  textOf(`${count(problems)} for ${name}`, problems, '');

/** Returns the server's text for a type, format and base that no class has. */
export function unknownTag(tag: string): string {
  const tags = modelClasses.map((one) => `'${tagOf(one)}'`).join(', ');
  const problem = `Input tag '${tag}' found using get_model_discriminator_value() does not match any of the expected tags: ${tags}`;
  return [`1 validation error for ${union()}`, `  ${problem} [type=union_tag_invalid]`, link('union_tag_invalid')].join(
    '\n',
  );
}

const link = (type: string): string => `    For further information visit https://errors.pydantic.dev/2.14/v/${type}`;

const textOf = (title: string, problems: readonly Problem[], place: string): string =>
  [
    title,
    ...problems.flatMap(({ field, type, text, input }) => {
      const shown = input === null ? ', input_value=None, input_type=NoneType' : '';
      return [`${place}${field}`, `  ${text} [type=${type}${shown}]`, link(type)];
    }),
  ].join('\n');
