/** What names a secret in the query of an address. */
const SECRET = /([?&][^=&#\s]*(?:token|key|secret|password|signature)[^=&#\s]*=)[^&#\s"']+/gi;
/** A user in an address, with or without a password. */
const USER = /(\b[a-z][a-z\d+.-]*:\/\/)[^/?#\s"'@]*@/gi;

/** Returns a text in which addresses have no user, password or token: what is printed may be kept in a log. */
export const withoutSecrets = (text: string): string => text.replace(USER, '$1***@').replace(SECRET, '$1***');
