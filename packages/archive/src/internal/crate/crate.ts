import type { Board } from '@x/models/board';

import type { About } from './about.js';

/** What a crate is made of. */
export interface CrateContents {
  readonly about: About;
  readonly published: string;
  readonly boards: readonly { readonly board: Board; readonly folder: string }[];
  /** The images and videos, described one by one only where they are few. */
  readonly items: readonly CrateItem[];
  readonly counts: { readonly images: number; readonly videos: number; readonly workflows: number };
  /** Whether there are items on no board: only folders that exist are described. */
  readonly hasUncategorized: boolean;
  /** The files that describe the others. */
  readonly files: readonly CrateFile[];
}

/** A file that describes others. */
interface CrateFile {
  readonly path: string;
  readonly bytes: number;
  readonly name: string;
  readonly description: string;
  readonly type: string;
}

/** An image or a video of a crate. */
export interface CrateItem {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly created_at: string;
  readonly type: string;
}

/** A crate with an entity for each of 100 000 images would stall every tool: boards are described, not images. */
export const mostDescribed = 1_000;

type Entity = Readonly<Record<string, unknown>>;

/** Returns the text of the metadata of an RO-Crate 1.2. */
export function crateText(contents: CrateContents): string {
  const { about, published, counts } = contents;
  const described = contents.items.length <= mostDescribed ? contents.items : [];
  const folders = foldersOf(contents);
  const graph: Entity[] = [
    {
      '@id': 'ro-crate-metadata.json',
      '@type': 'CreativeWork',
      conformsTo: { '@id': 'https://w3id.org/ro/crate/1.2' },
      about: { '@id': './' },
    },
    {
      '@id': './',
      '@type': 'Dataset',
      identifier: { '@id': '#identifier' },
      name: about.name,
      description: about.description,
      datePublished: published,
      dateCreated: about.created,
      license: { '@id': licenseId(about) },
      author: { '@id': '#author' },
      publisher: { '@id': '#author' },
      hasPart: [...folders, ...contents.files].map(({ path }) => reference(path)),
      size: `${counts.images} images, ${counts.videos} videos, ${counts.workflows} workflows`,
    },
    { '@id': '#identifier', '@type': 'PropertyValue', name: 'Identifier', value: about.identifier },
    {
      '@id': licenseId(about),
      '@type': 'CreativeWork',
      name: about.license === 'unspecified' ? 'No license was specified' : about.license,
      description: 'The license of what is in this archive; without one, ask its author',
    },
    { '@id': '#author', '@type': 'Organization', name: about.author },
    ...folders.map(({ path, ...fields }) => ({
      ...reference(path),
      '@type': 'Dataset',
      ...fields,
      ...parts(path, described),
    })),
    ...contents.files.map(({ path, bytes, name, description, type }) => ({
      ...reference(path),
      '@type': 'File',
      name,
      description,
      encodingFormat: type,
      contentSize: `${bytes}`,
    })),
    ...described.map(({ path, name, bytes, sha256, created_at, type }) => ({
      ...reference(path),
      '@type': 'File',
      name,
      description: `${type.startsWith('video') ? 'A video' : 'An image'} of ${created_at}`,
      encodingFormat: type,
      contentSize: `${bytes}`,
      sha256,
      dateCreated: isoTime(created_at),
    })),
  ];
  return `${JSON.stringify({ '@context': 'https://w3id.org/ro/crate/1.2/context', '@graph': graph }, null, 1)}\n`;
}

/** The folders that exist: of boards with items, of items on no board, of workflows. */
function foldersOf({ boards, counts, hasUncategorized }: CrateContents) {
  const none = {
    path: 'data/uncategorized/',
    name: 'On no board',
    description: 'Images and videos that are on no board',
  };
  const workflows = { path: 'data/workflows/', name: 'Workflows', description: 'Workflows of the editor, a file each' };
  return [
    ...boards
      .filter(({ board }) => board.image_count + board.asset_count + board.video_count > 0)
      .map(({ board, folder }) => ({
        path: `${folder}/`,
        name: board.board_name || 'Board without a name',
        description: `A board with ${board.image_count} images, ${board.asset_count} assets, ${board.video_count} videos`,
        dateCreated: isoTime(board.created_at),
      })),
    ...(hasUncategorized ? [none] : []),
    ...(counts.workflows > 0 ? [workflows] : []),
  ];
}

/** What is in a folder, where it is described one by one. A single part is no list, as RO-Crate recommends. */
function parts(folder: string, described: readonly CrateItem[]): Entity {
  const own = described.filter(({ path }) => path.startsWith(folder)).map(({ path }) => reference(path));
  return own.length === 0 ? {} : { hasPart: own.length === 1 ? own[0] : own };
}

/** The address of a license is its id. */
const licenseId = ({ license }: About): string => (/^https?:\/\/\S+$/.test(license) ? license : '#license');

/** Ids are relative to `data/`, which is the crate. They are IRIs: only what ASCII reserves is encoded. */
const reference = (path: string) => ({ '@id': toIri(path.replace(/^data\//, '')) });

/** Returns a path as a relative IRI. */
export const toIri = (path: string): string =>
  path.replace(
    /[\p{Cc} "#%<>?[\\\]^`{|}:]/gu,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );

const isoTime = (text: string): string => (/Z$/.test(text) ? text : `${text.replace(' ', 'T')}Z`);
