import type { Database } from '../storage/database.js';
import type { Settings } from './settings.js';

/**
 * The folders of images that are in another one than the setting wants. The sandbox has no folders: it only keeps where
 * each image would be.
 */
export const imageFolderSchema = `
  create table if not exists image_folders (
    image_name text primary key references images on delete cascade,
    folder text not null
  );
  create table if not exists image_move_jobs (
    id integer primary key autoincrement,
    state text not null,
    error_message text
  );
`;

/** The folder of an image by strategy, as SQL. */
const FOLDERS: Readonly<Record<string, string>> = {
  flat: "''",
  date: "strftime('%Y/%m/%d', images.created_at)",
  type: "case when images.is_intermediate then 'intermediate' else images.image_category end",
  hash: 'substr(images.image_name, 1, 2)',
};

const folderOf = (settings: Settings): string => FOLDERS[String(settings.get('image_subfolder_strategy'))] ?? "''";

/** Keeps the folders of all images. Called before the strategy is changed. */
export function keepImageFolders(database: Database, settings: Settings): void {
  database.run(`insert or ignore into image_folders select image_name, ${folderOf(settings)} from images`);
}

/** Returns how many images are in another folder than the strategy wants. */
export function countMisplacedImages(database: Database, settings: Settings): number {
  const sql = `select count(*) as count from image_folders join images using (image_name)
    where folder <> ${folderOf(settings)}`;
  return database.first<{ count: number }>(sql)?.count ?? 0;
}

/** Every image is in the folder that the strategy wants. */
export const placeAllImages = (database: Database): void => void database.run('delete from image_folders');
