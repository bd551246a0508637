/** A text that a file holds, exactly as it was stored. */
export interface MetadataText {
  /** Its name in the file, such as `parameters`, `invokeai_metadata` or `UserComment`. May be there several times. */
  readonly key: string;
  /** The text, decoded. */
  readonly text: string;
  /** The part of the file that holds it, such as `PNG iTXt`, `EXIF UserComment` or `MP4 mdta`. */
  readonly from: string;
  /** How it was stored. */
  readonly encoding: 'ascii' | 'latin1' | 'utf-8' | 'utf-16be' | 'utf-16le';
  /** Where that part begins in the file, in bytes. */
  readonly offset: number;
}
