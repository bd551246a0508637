/** Why a node failed, as the server records it. */
export interface NodeFailure {
  readonly error_type: string;
  readonly error_message: string;
  readonly error_traceback: string;
}

/** What goes wrong in a node, named as the server's own exception. */
export class PythonError extends Error {
  readonly type: string;

  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}

/** Where the server defines the exceptions that Python does not: a traceback names them whole. */
const MODULES: Readonly<Record<string, string>> = {
  CanceledException: 'invokeai.app.services.session_processor.session_processor_common',
  ImageFileSaveException: 'invokeai.app.services.image_files.image_files_common',
  ImageRecordNotFoundException: 'invokeai.app.services.image_records.image_records_common',
  MissingInputException: 'invokeai.app.invocations.baseinvocation',
  NodeInputError: 'invokeai.app.services.shared.graph',
  RequiredConnectionException: 'invokeai.app.invocations.baseinvocation',
  error: 're',
};

/** Returns what an item fails with. */
export function toFailure(error: unknown): NodeFailure {
  const error_type = error instanceof PythonError ? error.type : 'RuntimeError';
  const error_message = error instanceof Error ? error.message : String(error);
  const module = MODULES[error_type];
  const whole = module ? `${module}.${error_type}` : error_type;
  const error_traceback = `Traceback (most recent call last):\n  File "sandbox", in run_node\n${whole}: ${error_message}\n`;
  return { error_type, error_message, error_traceback };
}
