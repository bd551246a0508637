import { InputError } from '../../errors.js';
import { toJson } from '../../json.js';
import type { AnyRequest, MultipartForm } from '../../transport.js';
import { checkText } from '../check-text.js';
import { isRecord } from '../is-record.js';
import { type EncodedForm, encodeForm } from './multipart.js';

/** Returns the body and headers of a request with a form or a JSON body. */
export async function encodeBody(
  method: string,
  { form, body, onProgress }: AnyRequest,
): Promise<Partial<EncodedForm>> {
  if (form === undefined && body === undefined) return {};
  if (['GET', 'HEAD'].includes(method)) throw new InputError('body', `must be omitted: ${method} has no body`);
  if (form) {
    checkForm(form);
    return encodeForm(form, onProgress);
  }
  return { body: toJson(body), headers: { 'content-type': 'application/json' } };
}

/** Ill-formed text would be sent with U+FFFD in its place. */
function checkForm(form: MultipartForm): void {
  for (const [name, part] of Object.entries(form)) {
    checkText(name, name);
    if (typeof part === 'string') checkText(name, part);
    else if (isRecord(part) && typeof part['name'] === 'string') checkText(`${name}.name`, part['name']);
  }
}
