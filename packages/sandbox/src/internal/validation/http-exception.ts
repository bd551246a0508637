/** An error response with a status and a `detail`, as FastAPI's exception of this name. */
export class HttpException extends Error {
  readonly status: number;

  constructor(status: number, detail: string) {
    super(detail);
    this.status = status;
  }
}
