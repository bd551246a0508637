import type { Board } from '@x/models/board';
import type { Image } from '@x/models/image';
import { MisplacedUploadError } from '@x/repositories/errors';
import { AuthenticationError, ConnectionError, InvokeError, TimeoutError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';
import type { Task, TaskOptions } from '../../../task.js';
import { CHUNK_SIZE, chunks } from '../../chunks.js';
import type { Draft } from '../../draft.js';
import { each } from '../../each.js';
import { tell } from '../../tell.js';
import { createBoard } from '../create-board.js';
import type { Tools } from '../stores.js';
import { incomplete } from '../task-error.js';
import type { DuplicatePlan, DuplicateReport } from './duplicate-types.js';
import type { ImageCopier } from './image-copier.js';
import { type CopySurvey, copySurvey, type DuplicateInput } from './prepare-duplication.js';

const concurrency = 4;

/** Copies what stands on a board, or on none, to a board of its own. */
export class DuplicateTask implements Task<DuplicatePlan, DuplicateReport> {
  readonly #tools: Tools;
  readonly #copier: ImageCopier;
  readonly #input: DuplicateInput;

  constructor(tools: Tools, copier: ImageCopier, input: DuplicateInput) {
    this.#tools = tools;
    this.#copier = copier;
    this.#input = input;
  }

  async plan(options: RequestOptions = {}): Promise<DuplicatePlan> {
    const { board, pending, present, starred, videos, requests } = await copySurvey(this.#tools, this.#input, options);
    const copying = pending.length * this.#copier.requests;
    const total = requests + (board ? 0 : 1) + copying + Math.ceil(starred.size / CHUNK_SIZE);
    return { board, images: pending.length, present: present.length, videos, requests: total };
  }

  async run({ onProgress, ...options }: TaskOptions<DuplicateReport> = {}): Promise<DuplicateReport> {
    const found = await copySurvey(this.#tools, this.#input, options);
    const report = emptyReport(found);
    const total = found.pending.length;
    const progress = (): void =>
      tell(onProgress, { done: total - report.notSent.length - report.unknown.length, total, report });
    progress();
    try {
      const board = found.board ?? (await createBoard(this.#tools, this.#input.name, options));
      report.board = board;
      report.created = !found.board;
      await each(found.pending, { concurrency, signal: options.signal }, async (image) => {
        await this.#copy(image, board, { report, options });
        progress();
      });
      await this.#star(report, found.starred, options);
    } catch (error) {
      throw incomplete(error, report, options);
    }
    return report;
  }

  async #copy(
    image: Image,
    board: Board,
    { report, options }: { readonly report: Draft<DuplicateReport>; readonly options: RequestOptions },
  ): Promise<void> {
    const { image_name } = image;
    report.notSent.splice(report.notSent.indexOf(image_name), 1);
    report.unknown.push(image_name);
    let failure: InvokeError | undefined;
    try {
      const copy = await this.#copier.copy(image, board, options);
      report.copied.push({ from: image_name, to: copy.image_name });
    } catch (error) {
      if (options.signal?.aborted || isLoss(error) || !InvokeError.isInstance(error)) throw error;
      report.failed.push({ imageName: image_name, error });
      failure = error;
    }
    report.unknown.splice(report.unknown.indexOf(image_name), 1);
    if (failure && isFinal(failure)) throw failure;
  }

  async #star(report: Draft<DuplicateReport>, starred: ReadonlySet<string>, options: RequestOptions): Promise<void> {
    const copies = [...report.present, ...report.copied].filter(({ from }) => starred.has(from));
    for (const chunk of chunks(copies)) {
      const names = chunk.map(({ to }) => to);
      const done = new Set((await this.#tools.images.starMany(names, options)).starred_images);
      for (const { from, to } of chunk.filter((copy) => !done.has(copy.to))) {
        report.failed.push({ imageName: from, error: new InvokeError(`its copy ${to} could not be starred`) });
      }
    }
  }
}

/** The server is out of reach, so the next image would fail too. */
const isLoss = (error: unknown): boolean => error instanceof ConnectionError || error instanceof TimeoutError;

/** The next image would be refused too, or be put on no board. */
const isFinal = (error: InvokeError): boolean =>
  error instanceof AuthenticationError || error instanceof MisplacedUploadError;

const emptyReport = ({ board, pending, present, videos }: CopySurvey): Draft<DuplicateReport> => ({
  board,
  created: false,
  copied: [],
  present: [...present],
  failed: [],
  unknown: [],
  notSent: pending.map(({ image_name }) => image_name),
  videos: [...videos],
});
