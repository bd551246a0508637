/** Why a node failed, as the server records it. */
export interface NodeFailure {
  readonly error_type: string;
  readonly error_message: string;
  readonly error_traceback: string;
}

/** The modules of the server's own exceptions, which tracebacks contain. */
const MODULES: Readonly<Record<string, string>> = {
  CanceledException: 'invokeai.app.services.session_processor.session_processor_common',
  ImageFileSaveException: 'invokeai.app.services.image_files.image_files_common',
  ImageRecordNotFoundException: 'invokeai.app.services.image_records.image_records_common',
  InvalidWorkflowInputError: 'invokeai.app.services.shared.workflow_graph_builder',
  InvalidObjectNameError: 'invokeai.app.services.object_serializer.object_serializer_common',
  MissingInputException: 'invokeai.app.invocations.baseinvocation',
  NodeInputError: 'invokeai.app.services.shared.graph',
  ObjectNotFoundError: 'invokeai.app.services.object_serializer.object_serializer_common',
  RequiredConnectionException: 'invokeai.app.invocations.baseinvocation',
  StylePresetNotFoundError: 'invokeai.app.services.style_preset_records.style_preset_records_common',
  TooManySessionsError: 'invokeai.app.services.session_queue.session_queue_common',
  UnknownModelException: 'invokeai.app.services.model_records.model_records_base',
  UnsupportedWorkflowNodeError: 'invokeai.app.services.shared.workflow_graph_builder',
  VideoRecordNotFoundException: 'invokeai.app.services.video_records.video_records_common',
  error: 're',
};

/** An error of a node, with the name of the server's exception. */
export class PythonError extends Error {
  readonly type: string;
  /** The module of the exception; by default the server's own, or none. */
  readonly module: string | undefined;

  constructor(type: string, message: string, module?: string) {
    super(message);
    this.type = type;
    this.module = module ?? MODULES[type];
  }
}

/** Returns the failure of an item for an error. */
export function toFailure(error: unknown): NodeFailure {
  const error_type = error instanceof PythonError ? error.type : 'RuntimeError';
  const error_message = error instanceof Error ? error.message : String(error);
  const module = error instanceof PythonError ? error.module : undefined;
  const whole = module ? `${module}.${error_type}` : error_type;
  const line = error_message === '' ? whole : `${whole}: ${error_message}`;
  const error_traceback = `Traceback (most recent call last):\n  File "sandbox", in run_node\n${line}\n`;
  return { error_type, error_message, error_traceback };
}
