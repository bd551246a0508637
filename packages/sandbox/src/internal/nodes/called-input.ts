/** Begins the name of an input of `call_saved_workflow` that is one of the workflow that is called. */
export const CALLED_INPUT = 'saved_workflow_input::';

/** Returns whether an input of `call_saved_workflow` is one of the workflow that is called. */
export const isCalledInput = (name: string): boolean => name.startsWith(CALLED_INPUT);
