import { lazy, Suspense } from 'react';

import { errorText } from './error-text.js';

/** The texts are loaded with the first error. Where they cannot be, there is that of the SDK. */
const FailureText = lazy(async () => {
  const loaded = await import('./failure.js').catch(() => undefined);
  return { default: loaded?.FailureText ?? PlainText };
});

/** Says what went wrong, on screens that are shown before the texts for it are loaded. */
export function LateFailure({ error }: { readonly error: unknown }) {
  return (
    <Suspense fallback={null}>
      <FailureText error={error} />
    </Suspense>
  );
}

function PlainText({ error }: { readonly error: unknown }) {
  return <p>{errorText(error)}</p>;
}
