export { toDate } from '@x/models/timestamp';
