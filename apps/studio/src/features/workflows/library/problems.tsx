import { errorText } from '../../../errors/error-text.js';
import { Failure } from '../../../errors/failure.js';

/** What went wrong: errors, and sentences about single files. */
export function Problems({ problems }: { readonly problems: readonly unknown[] }) {
  return problems.map((problem) => <Failure key={errorText(problem)} error={problem} />);
}
