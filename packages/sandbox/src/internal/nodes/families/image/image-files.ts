import { represent } from '../../../validation/pydantic-message.js';
import { input, requiredInput } from '../../input.js';
import { integer, literal, string } from '../../kind.js';
import { type NodeType, nodeType } from '../../node-type.js';
import { imageField, imageOutput } from '../../outputs.js';
import { PythonError } from '../../python-error.js';

/** Throws the server's error for a folder that is not below the one of its outputs. */
function checkFolder(folder: string): void {
  if (/^(?:[/\\]|\p{L}:)/u.test(folder)) {
    const message =
      `Absolute paths are not allowed in output_directory: ${represent(folder)}. ` +
      'Use a path relative to the InvokeAI outputs folder.';
    throw new PythonError('ValueError', message);
  }
  let depth = 0;
  for (const part of folder.split('/')) {
    if (part === '..') depth -= 1;
    else if (part !== '' && part !== '.') depth += 1;
    if (depth < 0) {
      throw new PythonError('ValueError', `output_directory must stay within the outputs folder: ${represent(folder)}`);
    }
  }
}

export const imageFiles: readonly NodeType[] = [
  nodeType({
    type: 'save_image_to_file',
    className: 'SaveImageToFileInvocation',
    title: 'Save Image (Gallery + File Export)',
    version: '1.0.0',
    category: 'image',
    tags: ['image', 'export', 'file', 'save'],
    usesCache: false,
    savesImage: true,
    inputs: {
      image: requiredInput(imageField),
      output_directory: input(string, ''),
      prefix: input(string, ''),
      suffix: input(string, ''),
      file_format: input(literal(['png', 'jpg', 'webp']), 'png'),
      quality: input(integer({ ge: 1, le: 100 }), 95),
    },
    output: imageOutput,
    // The sandbox writes the image of the gallery only.
    invoke: async ({ image, output_directory }, context) => {
      const saved = await context.saveImage(await context.openImage(image.image_name));
      checkFolder(output_directory);
      return saved;
    },
  }),
  nodeType({
    type: 'show_image',
    className: 'ShowImageInvocation',
    title: 'Show Image',
    version: '1.0.1',
    category: 'image',
    tags: ['image'],
    inputs: { image: requiredInput(imageField) },
    output: imageOutput,
    // The server opens a window.
    invoke: ({ image }, context) => context.findImage(image.image_name),
  }),
];
