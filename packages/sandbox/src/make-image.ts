export { makeImage } from './internal/records/make-image.js';
