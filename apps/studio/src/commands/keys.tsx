import { Fragment } from 'react';

import { keyTexts } from './key-text.js';

/** The keys of a command, as on a keyboard. */
export function Keys({ keys }: { readonly keys: string }) {
  return (
    <span className="keys">
      {keyTexts(keys).map((text, index) => (
        <Fragment key={`${index}${text}`}>
          <kbd>{text}</kbd>
        </Fragment>
      ))}
    </span>
  );
}
