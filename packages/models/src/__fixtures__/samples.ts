import * as z from 'zod';

import * as board from '../board.js';
import * as gallery from '../gallery.js';
import * as image from '../image.js';
import * as page from '../page.js';
import * as virtualBoard from '../virtual-board.js';
import boards from './board.json' with { type: 'json' };
import galleries from './gallery.json' with { type: 'json' };
import images from './image.json' with { type: 'json' };
import pages from './page.json' with { type: 'json' };
import virtualBoards from './virtual-board.json' with { type: 'json' };

/** A value that a schema lets through, and where it comes from: a server's release or what is special about it. */
export interface Sample {
  readonly name: string;
  readonly origin: string;
  readonly schema: z.ZodType;
  readonly value: unknown;
}

/** Every exported schema by its name. */
export const schemas: ReadonlyMap<string, z.ZodType> = new Map(
  [board, gallery, image, page, virtualBoard]
    .flatMap((module) => Object.entries<unknown>(module))
    .filter((entry): entry is [string, z.ZodType] => entry[1] instanceof z.ZodType),
);

const values: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  ...boards,
  ...galleries,
  ...images,
  ...pages,
  ...virtualBoards,
};

export const samples: readonly Sample[] = [...schemas].flatMap(([name, schema]) =>
  Object.entries(values[name] ?? {}).map(([origin, value]) => ({ name, origin, schema, value })),
);

/** The schemas of what is sent. They refuse what they do not know; all others are of answers and keep it. */
export const requests: ReadonlySet<string> = new Set(['BoardChanges', 'ImageChanges', 'ImageSize', 'PageWindow']);
