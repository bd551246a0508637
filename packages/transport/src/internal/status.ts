/** Statuses above 500 that InvokeAI itself could return. All others are those of a proxy that received no response. */
const ownStatuses = [501, 505, 506, 507, 508, 510, 511];
/** Those of them by which a request is refused before anything is done. */
const refusals = [501, 505, 506, 510, 511];

/** By these a proxy says that it gave up waiting, or that whoever asked it did: the server may have been at work. */
const abandoned = [408, 460, 499];

/** Returns whether a request that was responded to with an error status may have been carried out. */
export const outcomeOfStatus = (status: number): 'rejected' | 'unknown' =>
  abandoned.includes(status) || (status >= 500 && !refusals.includes(status)) ? 'unknown' : 'rejected';

/**
 * Returns whether a retry may help: the server is busy, or a proxy responds in its place (502 to 504, 520 to 530, 598,
 * …). Not after 500, with which this server rejects ordinary requests.
 */
export const isRetryableStatus = (status: number): boolean =>
  [...abandoned, 425, 429].includes(status) || (status > 500 && !ownStatuses.includes(status));
