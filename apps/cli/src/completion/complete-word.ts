/** The word before those that are to be completed; the last one is what has been typed so far, and may be empty. */
export const COMPLETE = '__complete';
