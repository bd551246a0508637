import type { Image } from '@x/models/image';
import type { MemoryRepositories } from '../../src/test.js';
import type { WorkflowReader, WorkflowWriter } from '../../src/workflow.js';

/** The repositories that the contract is about. */
type ContractRepositories = Pick<MemoryRepositories, 'boards' | 'gallery' | 'images' | 'videos'>;

/** One implementation of the interfaces of the repositories. */
export interface ContractSubject<R extends ContractRepositories = ContractRepositories> {
  /** What follows the subject in a title, such as `in memory`. */
  readonly name: string;
  /** Opens a new one that holds these images. */
  open(images: readonly Image[]): Promise<R>;
  /** Whether an upload can be resized: what keeps files as they are refuses to. */
  readonly resizes: boolean;
  /** Whether images have thumbnails. */
  readonly hasThumbnails: boolean;
}

/** An implementation with workflows. */
export interface WorkflowSubject {
  readonly name: string;
  open(): Promise<WorkflowReader & WorkflowWriter>;
}
