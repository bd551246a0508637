import { changeResponse, eachField, eachObject, type Mutant } from './mutant.js';

const HOUR = 3_600_000;

/** Returns a timestamp of the server that is some milliseconds later, in the same format. */
function later(text: unknown, milliseconds: number): unknown {
  if (typeof text !== 'string') return text;
  const moved = new Date(Date.parse(`${text.replace(' ', 'T')}Z`) + milliseconds).toISOString();
  return moved.slice(0, text.length).replace('T', ' ');
}

const yesterday = (): string => new Date(Date.now() - 24 * HOUR).toISOString().slice(0, 10);

/** Times that are wrong. */
export const timeMutants: readonly Mutant[] = [
  {
    title: 'images are created two hours later',
    scenario: 'a JSON body needs a JSON content t',
    respond: changeResponse(
      '* /api/v1/images/*',
      eachField('created_at', (time) => later(time, 2 * HOUR)),
    ),
  },
  {
    title: 'boards are created an hour earlier',
    scenario: 'a JSON body needs a JSON content t',
    respond: changeResponse(
      '* /api/v1/boards/*',
      eachField('created_at', (time) => later(time, -HOUR)),
    ),
  },
  {
    title: 'the gallery shows the times of another zone',
    scenario: 'pages and names of the gallery hav',
    respond: changeResponse(
      'GET /api/v1/gallery/items/',
      eachField('created_at', (time) => later(time, 5.5 * HOUR)),
    ),
  },
  {
    title: 'items start two hours earlier',
    scenario: 'a blank image is cached until it i',
    respond: changeResponse(
      '* /api/v1/queue/*',
      eachField('started_at', (time) => later(time, -2 * HOUR)),
    ),
  },
  {
    title: 'items end before they start',
    scenario: 'a blank image is cached until it i',
    respond: changeResponse(
      '* /api/v1/queue/*',
      eachField('completed_at', (time, { started_at }) => (time && started_at ? later(started_at, -50) : time)),
    ),
  },
  {
    title: 'starting and ending an item are swapped',
    scenario: 'a blank image is cached until it i',
    respond: changeResponse(
      '* /api/v1/queue/*',
      eachObject((object) =>
        object['completed_at'] && object['started_at']
          ? { ...object, created_at: object['completed_at'], completed_at: object['created_at'] }
          : object,
      ),
    ),
  },
  {
    title: 'an image was updated when it was created',
    scenario: 'a board counts images and assets, ',
    respond: changeResponse(
      '* /api/v1/images/*',
      eachField('updated_at', (_, { created_at }) => created_at),
    ),
  },
  {
    title: 'times of images have microseconds',
    scenario: 'a JSON body needs a JSON content t',
    respond: changeResponse(
      '* /api/v1/images/*',
      eachField('created_at', (time) => `${time}000`),
    ),
  },
  {
    title: 'a changed board has milliseconds',
    scenario: 'a board update accepts several spe',
    respond: changeResponse(
      'PATCH /api/v1/boards/*',
      eachField('updated_at', (time) => `${String(time).slice(0, 19)}.000`),
    ),
  },
  {
    title: 'the day of images is yesterday',
    scenario: 'a virtual board holds the images o',
    respond: changeResponse('GET /api/v1/virtual_boards/by_date', eachField('date', yesterday)),
  },
  {
    title: 'items are created when they are read',
    scenario: 'a missing input or an exception fa',
    respond: changeResponse(
      'GET /api/v1/queue/*',
      eachField('created_at', () => new Date().toISOString().slice(0, 23).replace('T', ' ')),
    ),
  },
];
