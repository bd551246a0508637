/** The server's words for a workflow of another user. */
export const MAY_NOT_UPDATE = 'Not authorized to update this workflow';
