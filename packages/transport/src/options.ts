/** What a caller may say about any request. */
export interface RequestOptions {
  /** Gives the request up; the promise then rejects with the signal's own reason. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Milliseconds that one try may take, its body included, or `false` to wait for ever.
   *
   * @default what the transport was made with: 30 000, and ten times that for an upload
   */
  readonly timeout?: number | false | undefined;
}

/** How much of a body has gone over the wire, in bytes. */
export interface TransferProgress {
  readonly transferred: number;
  /** Absent when the size is not known beforehand. */
  readonly total: number | undefined;
}

/** What a caller may say about a request that moves many bytes. */
export interface TransferOptions extends RequestOptions {
  /** Called as bytes move, not awaited. What it throws is ignored. */
  readonly onProgress?: ((progress: TransferProgress) => unknown) | undefined;
}
