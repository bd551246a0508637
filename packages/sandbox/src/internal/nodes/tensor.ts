import { PythonError } from './python-error.js';

/** An array of several dimensions. Only masks have values: those of others are never visible without a model. */
export interface Tensor {
  readonly shape: readonly number[];
  /** 0 or 1 each. */
  readonly values?: Uint8Array<ArrayBuffer>;
}

/** A mask: one channel, as rows of values. */
export interface MaskTensor {
  readonly width: number;
  readonly height: number;
  readonly values: Uint8Array<ArrayBuffer>;
}

/** Returns a tensor as a mask. Throws the server's error for another one. */
export function toMask({ shape, values }: Tensor): MaskTensor {
  const [height = 0, width = 0] = shape.slice(-2);
  if (!values) throw new PythonError('AssertionError', '');
  return { width, height, values };
}

export const maskTensor = ({ width, height, values }: MaskTensor): Tensor => ({ shape: [1, height, width], values });
