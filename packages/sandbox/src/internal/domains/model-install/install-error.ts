/** The modules of the exceptions that are not Python's own. */
const MODULES: Readonly<Record<string, string>> = {
  DuplicateModelException: 'invokeai.app.services.model_records.model_records_base.',
  UnsafeDownloadURLException: 'invokeai.app.util.ssrf.',
};

/** Why an installation failed: the class of the server's exception, and its words. */
export class InstallError extends Error {
  readonly type: string;

  constructor(type: string, reason: string) {
    super(reason);
    this.type = type;
  }
}

/** Returns the first and the last line of the server's traceback. */
export const tracebackOf = (type: string, reason: string): string =>
  `Traceback (most recent call last):\n${MODULES[type] ?? ''}${type}: ${reason}\n`;
