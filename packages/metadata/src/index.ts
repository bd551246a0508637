export type { Found, FoundLora, FoundModel, Generation, GenerationFormat } from './generation.js';
export { parseJson } from './json.js';
export { type ContainerFormat, type Metadata, readMetadata } from './metadata.js';
export type { MetadataLimits, MetadataOptions } from './metadata-options.js';
export type { MetadataText } from './metadata-text.js';
export { insertPngText, type PngText, removePngText } from './png.js';
export { redact } from './redact.js';
export { type BlobLike, type BlobPart, type ByteSource, type MetadataSource, toByteSource } from './source.js';
