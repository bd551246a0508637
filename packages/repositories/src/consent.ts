import { InputError } from '@x/transport/errors';

/** Says in so many words that content may be destroyed for good: the server keeps no copy and has no way back. */
export interface Consent {
  readonly destroy: true;
}

/** Throws unless the consent was really given. */
export function demand(consent: Consent): void {
  if (consent?.destroy !== true)
    throw new InputError('consent', 'this destroys images for good; pass { destroy: true }');
}
