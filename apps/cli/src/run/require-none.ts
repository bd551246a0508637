import type { Workflow } from '@x/services/workflow';

import { UsageError } from '../error/cli-error.js';

/** Throws a `UsageError` where a workflow cannot be run, with the reasons and the labels of its inputs. */
export function requireNone(problems: readonly { readonly message: string }[], { inputs }: Workflow): void {
  if (problems.length === 0) return;
  const labels = inputs.map(({ key }) => key).join(', ');
  throw new UsageError('the workflow cannot be run', {
    why: problems.map(({ message }) => message).join('; '),
    hint: labels === '' ? undefined : `Values are given by --set LABEL=VALUE. The labels are ${labels}.`,
  });
}
