import { randomUUID } from 'node:crypto';

import type { StylePreset } from '@x/models/style-preset';
import type { Identity } from '../../http/identity.js';
import type { Picture } from '../../http/picture-response.js';
import type { Database } from '../../storage/database.js';
import { HttpException } from '../../validation/http-exception.js';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly positive_prompt: string;
  readonly negative_prompt: string;
  readonly type: string;
  readonly is_public: number;
  readonly user_id: string;
  readonly has_image: number;
}

/** The texts of a preset, and who sees it. */
export interface PresetData {
  readonly name: string;
  readonly positive_prompt: string;
  readonly negative_prompt: string;
  readonly type: string;
  readonly is_public: boolean;
}

// The pictures of the server's own presets would be files of its installation.
const SELECT = `select *, image is not null and type = 'user' as has_image from style_presets`;

/** The style presets. */
export class PresetStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Returns a preset. Throws 404 when it does not exist. */
  get(id: string): StylePreset {
    const row = this.#database.first<Row>(`${SELECT} where id = ?`, id);
    if (!row) throw new HttpException(404, 'Style preset not found');
    return toPreset(row);
  }

  /** Returns the presets that a user sees, by name. */
  list(user: Identity): StylePreset[] {
    const visible = user.is_admin ? 'true' : "(user_id = ? or type = 'default' or is_public)";
    const values = user.is_admin ? [] : [user.user_id];
    return this.#where(visible, ...values);
  }

  /** Returns the presets of all users, by name. */
  listOfUsers(): StylePreset[] {
    return this.#where("type = 'user'");
  }

  insert(id: string, { name, positive_prompt, negative_prompt, type, is_public }: PresetData, userId: string): void {
    this.#database.run(
      `insert into style_presets (id, name, positive_prompt, negative_prompt, type, is_public, user_id)
       values (?, ?, ?, ?, ?, ?, ?)`,
      ...[id, name, positive_prompt, negative_prompt, type, Number(is_public), userId],
    );
  }

  /** Inserts all presets, or none. */
  insertAll(presets: readonly PresetData[], userId: string, uuid: () => string): void {
    this.#database.transaction(() => {
      for (const preset of presets) this.insert(uuid(), preset, userId);
    });
  }

  /** Changes a preset, except its type. */
  update(id: string, { name, positive_prompt, negative_prompt, is_public }: PresetData): void {
    this.#database.run(
      'update style_presets set name = ?, positive_prompt = ?, negative_prompt = ?, is_public = ? where id = ?',
      ...[name, positive_prompt, negative_prompt, Number(is_public), id],
    );
  }

  delete(id: string): void {
    this.#database.run('delete from style_presets where id = ?', id);
  }

  /** Returns the picture of a preset; undefined when it has none. */
  picture(id: string): Picture | undefined {
    const sql = "select image, image_at from style_presets where id = ? and type = 'user'";
    const row = this.#database.first<{ image: Uint8Array | null; image_at: number }>(sql, id);
    return row?.image ? { bytes: new Uint8Array(row.image), written: new Date(row.image_at) } : undefined;
  }

  setPicture(id: string, picture: Picture | undefined): void {
    const { bytes = null, written } = picture ?? {};
    const sql = 'update style_presets set image = ?, image_at = ? where id = ?';
    this.#database.run(sql, bytes, written?.getTime() ?? null, id);
  }

  /** Replaces the presets of the server by these, which get new ids. */
  replaceDefaults(presets: readonly Omit<PresetData, 'type' | 'is_public'>[]): void {
    this.#database.run("delete from style_presets where type = 'default'");
    const defaults = presets.map((preset) => ({ ...preset, type: 'default', is_public: false }));
    this.insertAll(defaults, 'system', randomUUID);
  }

  #where(condition: string, ...values: string[]): StylePreset[] {
    const sql = `${SELECT} where ${condition} order by lower(name), rowid`;
    return this.#database.all<Row>(sql, ...values).map(toPreset);
  }
}

const toPreset = (row: Row): StylePreset => ({
  name: row.name,
  preset_data: { positive_prompt: row.positive_prompt, negative_prompt: row.negative_prompt },
  type: row.type,
  is_public: row.is_public === 1,
  id: row.id,
  user_id: row.user_id,
  image: row.has_image ? `api/v1/style_presets/i/${row.id}/image?${randomUUID()}` : null,
});
