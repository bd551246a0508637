import { literal } from '../../validation/choice.js';
import { integer } from '../../validation/integer.js';
import { list } from '../../validation/list.js';
import { may, object } from '../../validation/object.js';
import type { Reader } from '../../validation/reader.js';
import { isRecord } from '../../validation/record.js';
import { string } from '../../validation/string.js';
import { nullable, union } from '../../validation/union.js';
import { type Location, ValidationError } from '../../validation/validation-error.js';

const DEVICE = /^(cpu|mps|xpu(:\d+)?|cuda(:\d+)?)$/;
const FORMS = "'auto', 'cpu', 'mps', 'cuda', 'cuda:N', 'xpu', or 'xpu:N'";

const readAnyDevices = union<string | string[]>({
  "literal['auto']": literal(['auto']),
  'list[str]': list(string()),
});

const readDevices: Reader<string | string[]> = (input, loc) => {
  const devices = readAnyDevices(input, loc);
  if (typeof devices === 'string') return devices;
  if (devices.length === 0) {
    throw valueError("generation_devices cannot be an empty list. Use 'auto' or a list of devices.", input, loc);
  }
  const wrong = devices.find((device) => !DEVICE.test(device));
  if (wrong === undefined) return devices;
  throw valueError(`Invalid generation device '${wrong}'. Valid values are ${FORMS}.`, input, loc);
};

const readValues = object({
  image_subfolder_strategy: may(nullable(literal(['flat', 'date', 'type', 'hash'])), undefined),
  max_queue_history: may(nullable(integer(0)), undefined),
  generation_devices: may(nullable(readDevices), undefined),
});

/** Reads the settings that can be changed, those that were sent. Unknown ones are ignored. */
export const readConfigChanges: Reader<Partial<ReturnType<typeof readValues>>> = (input, loc) => {
  const values = readValues(input, loc);
  for (const name of ['image_subfolder_strategy', 'generation_devices'] as const) {
    if (values[name] === null) throw valueError(`${name} may not be null`, input, loc);
  }
  const sent = isRecord(input) ? input : {};
  return Object.fromEntries(Object.entries(values).filter(([name]) => Object.hasOwn(sent, name)));
};

const valueError = (problem: string, input: unknown, loc: Location) =>
  new ValidationError({ type: 'value_error', loc, msg: `Value error, ${problem}`, input, ctx: { error: {} } });
