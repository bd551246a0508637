type Code = 'ECONNREFUSED' | 'ECONNRESET';

const MESSAGES = { ECONNREFUSED: 'connect ECONNREFUSED', ECONNRESET: 'read ECONNRESET' };

const causeOf = (code: Code) => Object.assign(new Error(MESSAGES[code]), { code });

/** Returns the error that `fetch` rejects with when there is no response. */
export const connectionError = (code: Code): TypeError => new TypeError('fetch failed', { cause: causeOf(code) });

/** Returns the error of a response whose connection breaks before its end. */
export const brokenResponse = (): TypeError => new TypeError('terminated', { cause: causeOf('ECONNRESET') });
