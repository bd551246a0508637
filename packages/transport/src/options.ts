/** Options for any request. */
export interface RequestOptions {
  /** Cancels the request; the promise rejects with the signal's own reason. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Milliseconds for one attempt, its body included, or `false` for no limit. Defaults to the `timeout` of the transport
   * (30 seconds), and to ten times that for an upload.
   */
  readonly timeout?: number | false | undefined;
}

/** How much of a body has been transferred, in bytes. */
export interface TransferProgress {
  /** Bytes so far. Those of a download are counted after decompression. */
  readonly transferred: number;
  /** Absent when the size is not known beforehand. */
  readonly total: number | undefined;
}

/** Options for a request that transfers a file. */
export interface TransferOptions extends RequestOptions {
  /** Called as bytes are transferred, not awaited. What it throws is ignored. */
  readonly onProgress?: ((progress: TransferProgress) => unknown) | undefined;
}
