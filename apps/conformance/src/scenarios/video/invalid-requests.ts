import { requestScenario } from '../../runner/request-cases.js';

const names = (count: number, length = 8) =>
  Array.from({ length: count }, (_, index) => `${index}`.padEnd(length, 'x'));
const missing = '/api/v1/videos/i/00000000-0000-4000-8000-000000000000.mp4';

export const scenarios = [
  requestScenario('invalid lists of video names', [
    ['no body', 'POST /api/v1/videos/delete', {}, 422],
    ['a list', 'POST /api/v1/videos/delete', { json: ['a'] }, 422],
    ['an object without names', 'POST /api/v1/videos/star', { json: {} }, 422],
    ['a text', 'POST /api/v1/videos/unstar', { json: { video_names: 'a' } }, 422],
    ['a number among the names', 'POST /api/v1/videos/star', { json: { video_names: ['a', 7] } }, 422],
    ['1 001 names', 'POST /api/v1/videos/delete', { json: { video_names: names(1_001) } }, 422],
    ['1 000 names', 'POST /api/v1/videos/delete', { json: { video_names: names(1_000) } }, 200],
    ['a name of 256 characters', 'POST /api/v1/videos/star', { json: { video_names: names(1, 256) } }, 422],
    ['a name of 255 characters', 'POST /api/v1/videos/star', { json: { video_names: names(1, 255) } }, 200],
    ['text instead of JSON', 'POST /api/v1/videos/delete', { body: '{"video_names":[]}' }, 422],
    ['other keys', 'POST /api/v1/videos/delete', { json: { video_names: [], image_names: ['a'] } }, 200],
  ]),
  requestScenario('invalid moves and changes of videos', [
    ['no body', 'POST /api/v1/videos/board', {}, 422],
    ['no board', 'POST /api/v1/videos/board', { json: { video_name: 'a.mp4' } }, 422],
    ['no name', 'POST /api/v1/videos/board', { json: { board_id: 'none' } }, 422],
    ['a number', 'POST /api/v1/videos/board', { json: { board_id: 1, video_name: 2 } }, 422],
    ['no name to remove', 'DELETE /api/v1/videos/board', { json: {} }, 422],
    ['no body to remove', 'DELETE /api/v1/videos/board', {}, 422],
    ['no body of changes', `PATCH ${missing}`, {}, 422],
    ['a list of changes', `PATCH ${missing}`, { json: [] }, 422],
    ['a flag as a number', `PATCH ${missing}`, { json: { starred: 1 } }, 422],
    ['a flag as text', `PATCH ${missing}`, { json: { is_intermediate: 'true' } }, 422],
    ['an unknown category', `PATCH ${missing}`, { json: { video_category: 'film' } }, 422],
    ['a session that is a number', `PATCH ${missing}`, { json: { session_id: 7 } }, 422],
    ['changes of nothing', `PATCH ${missing}`, { json: {} }, 400],
    ['changes of other fields', `PATCH ${missing}`, { json: { width: 1 } }, 400],
  ]),
  requestScenario('invalid lists of videos and wrong slashes', [
    ['a limit above 1 000', 'GET /api/v1/videos/', { query: 'limit=1001' }, 422],
    ['a negative limit', 'GET /api/v1/videos/', { query: 'limit=-1' }, 422],
    ['a negative offset', 'GET /api/v1/videos/', { query: 'offset=-1' }, 422],
    ['a lower-case order', 'GET /api/v1/videos/names', { query: 'order_dir=asc' }, 422],
    ['an unknown origin', 'GET /api/v1/videos/names', { query: 'video_origin=here' }, 422],
    ['an unknown category', 'GET /api/v1/videos/', { query: 'categories=film' }, 422],
    ['an empty flag', 'GET /api/v1/videos/', { query: 'is_intermediate=' }, 422],
    ['no slash', 'GET /api/v1/videos', {}, 200],
    ['a slash too many', 'GET /api/v1/videos/names/', {}, 200],
    ['a slash behind an upload', 'POST /api/v1/videos/upload/', {}, 405],
    ['a slash behind a deletion', 'DELETE /api/v1/videos/uncategorized/', {}, 405],
    ['no name', 'GET /api/v1/videos/i/', {}, 200],
  ]),
];
