import { useMessages } from '../i18n/messages.js';
import { errorKind } from './error-kind.js';
import { errorMessages } from './error-messages.js';
import { errorText } from './error-text.js';
import { FailureDetails } from './failure-details.js';

interface FailureProps {
  readonly error: unknown;
}

/** Says what went wrong, and has the text of the SDK beneath. */
export function Failure({ error }: FailureProps) {
  return (
    <div role="alert" className="failure">
      <FailureText error={error} />
    </div>
  );
}

/** The same without its frame, for what is one already. */
export function FailureText({ error }: FailureProps) {
  const texts = useMessages(errorMessages);
  const kind = errorKind(error);
  const text = errorText(error);
  if (!kind) return <p>{text}</p>;
  // What is wrong with an input is in its details alone.
  return (
    <>
      <p>{texts.sentences[kind]}</p>
      <FailureDetails text={text} open={kind === 'invalid'} />
    </>
  );
}
