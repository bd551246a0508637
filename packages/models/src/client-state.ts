import * as z from 'zod';

/** A key of the client state: any text. The server's own web app uses keys such as `gallery`, so begin yours with a name. */
export const ClientStateKey = z.string();
export type ClientStateKey = z.infer<typeof ClientStateKey>;

/** A value of the client state: any text, mostly JSON. */
export const ClientStateValue = z.string();
export type ClientStateValue = z.infer<typeof ClientStateValue>;

/** A value, or `null` for a key that has none. */
export const ClientStateValueOrNone = ClientStateValue.nullable();

/** Keys by their last change, newest first; those of one second in no particular order. */
export const ClientStateKeyList = z.array(ClientStateKey);

/** What the server returns for a deletion, also when there was nothing to delete. */
export const ClientStateDeleted = z.null();
