/** A file to be sent. It never changes, as nobody changes the archive. */
export class ArchiveFile {
  readonly content: Blob;

  constructor(content: Blob) {
    this.content = content;
  }
}
