import type { ModelSource } from '@x/models/model-install';

const REPOSITORY = /^([^/:]+\/[^/:]+)(?::(fp16|fp32|onnx|openvino|flax)?(?::\/?([^:]+))?)?$/;

/** Returns a source as the server writes it: two texts that mean the same are equal afterwards. */
export function canonicalSource(source: string): string {
  const text = source.replace(/^"+|"+$/g, '');
  if (text.startsWith('external://')) return text;
  if (/^https?:\/\//.test(text)) return URL.canParse(text) ? new URL(text).href : text;
  const [, repository, variant, subfolder] = REPOSITORY.exec(text) ?? [];
  if (repository !== undefined) return repositoryText(repository, variant, subfolder);
  return text.replace(/\/+/g, '/').replace(/(?<=.)\/$/, '');
}

/** Returns the source of an installation as the server writes it. */
export function sourceText(source: ModelSource): string {
  const fields = new Map<string, unknown>(Object.entries(source));
  const field = (name: string): string | undefined => {
    const value = fields.get(name);
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  if (source.type === 'hf') return repositoryText(field('repo_id') ?? '', field('variant'), field('subfolder'));
  if (source.type === 'external') return `external://${field('provider_id')}/${field('provider_model_id')}`;
  return field('path') ?? field('url') ?? '';
}

const repositoryText = (repository: string, variant?: string, subfolder?: string): string =>
  `${repository}${variant ? `:${variant}` : ''}${subfolder ? `::${subfolder}` : ''}`;

/** Says whether something has to be downloaded for a source. */
export const isRemote = ({ type }: ModelSource): boolean => type === 'hf' || type === 'url';
