import type { ImageMoveJob, ImageMoveStatus } from '@x/models/image-move';
import type { Database } from '../storage/database.js';
import { HttpException } from '../validation/http-exception.js';
import { countMisplacedImages, placeAllImages } from './image-folder.js';
import type { Settings } from './settings.js';

/** Moves files of images in the background. There are none, so that it takes a moment only. */
export class ImageMoves {
  readonly #database: Database;
  readonly #settings: Settings;
  #operation: 'move_all' | 'recovery' | null = null;

  constructor(database: Database, settings: Settings) {
    this.#database = database;
    this.#settings = settings;
  }

  /** Throws 409 while files are being moved, and after a move that was interrupted. */
  assertInactive(): void {
    if (this.#operation === null && this.#activeJobId() === null) return;
    throw new HttpException(409, 'Image storage maintenance is active');
  }

  status(): ImageMoveStatus {
    return {
      is_running: this.#operation !== null,
      operation: this.#operation,
      active_job_id: this.#activeJobId(),
      latest_job: this.#database.first<ImageMoveJob>('select * from image_move_jobs order by id desc limit 1') ?? null,
      last_error: null,
      needs_move_count: countMisplacedImages(this.#database, this.#settings),
    };
  }

  /** Begins an operation and returns its status. It ends after the response. */
  begin(operation: 'move_all' | 'recovery'): ImageMoveStatus {
    if (this.#operation !== null) throw new HttpException(409, 'An image move job is already running');
    if (operation === 'move_all' && this.#activeJobId() !== null) {
      throw new HttpException(409, 'An image move job is already active');
    }
    if (operation === 'move_all' && this.#hasQueueWork()) {
      throw new HttpException(409, 'Cannot start image move while queue work is active');
    }
    this.#operation = operation;
    const status = this.status();
    setImmediate(() => this.#end());
    return status;
  }

  #end(): void {
    if (!this.#database.isOpen) return;
    const active = this.#activeJobId();
    if (active !== null) {
      const sql = "update image_move_jobs set state = 'error', error_message = ? where id = ?";
      this.#database.run(sql, `Image move job ${active} has no items`, active);
    } else if (this.#operation === 'move_all' && countMisplacedImages(this.#database, this.#settings) > 0) {
      this.#database.run("insert into image_move_jobs (state) values ('committed')");
      placeAllImages(this.#database);
    }
    this.#operation = null;
  }

  #hasQueueWork(): boolean {
    const sql = `select 1 from queue_counts where queue_id = 'default' and scope = 'queue' and count > 0
      and status in ('pending', 'in_progress')`;
    return this.#database.first(sql) !== undefined;
  }

  #activeJobId(): number | null {
    const sql = "select id from image_move_jobs where state not in ('committed', 'error') order by id limit 1";
    return this.#database.first<{ id: number }>(sql)?.id ?? null;
  }
}
