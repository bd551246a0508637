import { PythonError } from '../../nodes/python-error.js';

/** Returns the error of a workflow that cannot be called. */
export const unsupported = (message: string): PythonError => new PythonError('UnsupportedWorkflowNodeError', message);
