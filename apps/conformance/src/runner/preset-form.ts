/** The texts of a style preset. */
export const presetTexts = { name: 'Fog', positive_prompt: '{prompt} in fog', negative_prompt: 'sun' };

/** A form to send as it is. */
interface Form {
  readonly body: FormData;
}

/** Returns the form of a style preset. */
export function presetForm(data: object | string, image?: Blob): Form {
  const body = new FormData();
  body.set('data', typeof data === 'string' ? data : JSON.stringify(data));
  if (image) body.set('image', image, 'image.png');
  return { body };
}

/** Returns the form of a file of style presets. */
export function fileForm(content: BlobPart, type = 'text/csv'): Form {
  const body = new FormData();
  body.set('file', new Blob([content], { type }), 'presets');
  return { body };
}
