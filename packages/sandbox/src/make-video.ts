export { makeVideo } from './internal/records/make-video.js';
