import type { ModelConfig } from '@x/models/model-config';
import type { ModelInstallConfig } from '@x/models/model-install';
import type { ModelCriteria, ModelMatchRule } from './match.js';

/** A model that a server must have, and where to get it. */
export interface WantedModel extends ModelCriteria {
  /**
   * Leaves the files of a path where they are. **Otherwise the server moves them.**
   *
   * @default false
   */
  readonly inplace?: boolean | undefined;
  /** For a URL or a repository that needs one. The server returns it in clear to every administrator. */
  readonly accessToken?: string | undefined;
  /** Fields of the record, in place of those that the server finds out. */
  readonly config?: ModelInstallConfig | undefined;
}

/**
 * What became of a wanted model:
 *
 * - `present`: the server had it
 * - `installed`: it was installed
 * - `different`: something was installed, but not what was wanted, or nothing that the server recognizes
 * - `missing`: the server does not have it, and there is no source
 * - `failed`: the server refused to install it, or could not
 * - `canceled`: somebody canceled the installation
 * - `timeout`: it was not installed within `maxWait`; the installation continues
 * - `lost`: it is not known, because the server was unreachable
 */
export type ModelStatus =
  | 'present'
  | 'installed'
  | 'different'
  | 'missing'
  | 'failed'
  | 'canceled'
  | 'timeout'
  | 'lost';

/** What became of a wanted model. */
export interface ModelOutcome {
  /** What was wanted, as it was given. */
  readonly wanted: WantedModel;
  /** What became of it. */
  readonly status: ModelStatus;
  /** The model: of `present`, `installed` and `different`. */
  readonly model: ModelConfig | undefined;
  /** By what it was found, of `present`. */
  readonly by: ModelMatchRule | undefined;
  /** Why it is not there, or is different; the server's words where it gave some. */
  readonly reason: string | undefined;
}

/** The result of the installation of one source. */
export type InstallOutcome = Omit<ModelOutcome, 'wanted' | 'by'>;

/** Returns an outcome without a model. */
export const without = (status: ModelStatus, reason: string): InstallOutcome => ({ status, model: undefined, reason });
