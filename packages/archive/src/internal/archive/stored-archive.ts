import { Board } from '@x/models/board';
import { WorkflowRecord } from '@x/models/workflow';
import type { GalleryReader } from '@x/repositories/gallery';
import { check } from '@x/repositories/implementation';
import type { AddedRecord, InvalidRecord, RecordedFile, RecordedItem, RecordOptions } from '@x/repositories/record';
import { InputError, printValue } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';

import type {
  AboutArchive,
  Archive,
  ArchiveBoards,
  ArchiveImages,
  ArchiveVideos,
  ArchiveWorkflows,
} from '../../archive.js';
import type { SealOptions } from '../../seal-options.js';
import type { VerifyOptions, VerifyReport } from '../../verify.js';
import { checkItems, sealArchive } from '../bag/seal.js';
import { verifyArchive } from '../bag/verify.js';
import { addItem, checkItem } from '../change/add-item.js';
import { checkFields } from '../check-argument.js';
import type { About } from '../crate/about.js';
import { toInvalid } from '../item/damage.js';
import { archiveBoards } from '../repository/boards.js';
import { type Context, changesOf, respond } from '../repository/context.js';
import { archiveGallery } from '../repository/gallery.js';
import { archiveImages } from '../repository/images.js';
import { boardRecords, itemRecords, workflowRecords } from '../repository/records.js';
import { archiveVideos } from '../repository/videos.js';
import { archiveWorkflows } from '../repository/workflows.js';

/** An archive in a folder or a zip file. */
export class StoredArchive implements Archive {
  readonly boards: ArchiveBoards;
  readonly images: ArchiveImages;
  readonly videos: ArchiveVideos;
  readonly gallery: GalleryReader;
  readonly workflows: ArchiveWorkflows;
  readonly path: string;
  readonly #context: Context;
  #about: About;

  constructor(context: Context, about: About) {
    this.path = context.state.storage.place;
    this.#context = context;
    this.#about = about;
    this.boards = archiveBoards(context);
    this.images = archiveImages(context);
    this.videos = archiveVideos(context);
    this.gallery = archiveGallery(context);
    this.workflows = archiveWorkflows(context);
  }

  get about(): AboutArchive {
    return { ...this.#about };
  }

  get itemCount(): number {
    return this.#context.state.items.count;
  }

  get damage(): readonly InvalidRecord[] {
    return this.#context.state.damage.map(toInvalid);
  }

  async add(item: RecordedItem, options?: RequestOptions): Promise<AddedRecord> {
    const { state } = this.#context;
    return respond(options, () => {
      checkItem(item);
      return addItem({ state, changes: changesOf(this.#context, 'archive.add') }, item, options ?? {});
    });
  }

  addBoard(board: Board, options?: RequestOptions): Promise<void> {
    return respond(options, () => changesOf(this.#context, 'archive.addBoard').setBoard(check('board', Board, board)));
  }

  addWorkflow(workflow: WorkflowRecord, options?: RequestOptions): Promise<void> {
    return respond(options, () =>
      changesOf(this.#context, 'archive.addWorkflow').setWorkflow(check('workflow', WorkflowRecord, workflow)),
    );
  }

  records(options?: RecordOptions): AsyncGenerator<RecordedItem & RecordedFile> {
    return itemRecords(this.#context.state, options);
  }

  boardRecords(options?: RecordOptions): AsyncGenerator<Board> {
    return boardRecords(this.#context.state, options);
  }

  workflowRecords(options?: RecordOptions): AsyncGenerator<WorkflowRecord> {
    return workflowRecords(this.#context.state, options);
  }

  verify(options?: VerifyOptions): Promise<VerifyReport> {
    return verifyArchive(this.#context.state.storage, options);
  }

  async seal(given?: SealOptions): Promise<void> {
    const options = given ?? {};
    checkFields('options', options, { xmp: 'boolean', signal: 'signal' });
    const { state } = this.#context;
    const changes = changesOf(this.#context, 'archive.seal');
    options.signal?.throwIfAborted();
    const { xmp = this.#about.xmp, checksum = this.#about.checksum } = options;
    if (checksum !== 'sha256' && checksum !== 'sha512')
      throw new InputError('options.checksum', `must be "sha256" or "sha512", got ${printValue(checksum)}`);
    const work = (): Promise<void> => {
      this.#about = { ...this.#about, xmp, checksum };
      return sealArchive({ state, changes, about: this.#about }, options);
    };
    await changes.exclusively(work, () => checkItems(state, options));
  }

  async close(): Promise<void> {
    await this.#context.changes?.close();
    await this.#context.state.items.close();
    await this.#context.state.storage.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}
