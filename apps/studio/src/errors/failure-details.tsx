import { useMessages } from '../i18n/messages.js';
import { errorMessages } from './error-messages.js';

/** The text of the SDK, beneath the sentence for it. */
export function FailureDetails({ text, open }: { readonly text: string; readonly open?: boolean | undefined }) {
  const { details } = useMessages(errorMessages);
  return (
    <details className="failure-details" open={open}>
      <summary>{details}</summary>
      <p>{text}</p>
    </details>
  );
}
