export { makeBoard } from './internal/records/make-board.js';
