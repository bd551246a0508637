import { modelClassTable } from './model-class-table.js';

/** One class of model records of the server. */
export interface ModelClass {
  readonly name: string;
  readonly type: string;
  readonly format: string;
  readonly base: string;
  /** The names of its own fields, which follow those of every record, in the server's order. */
  readonly fields: readonly string[];
  /** The known variants. Empty when it has none. */
  readonly variants: readonly string[];
  /** Whether its variant may be null. */
  readonly isVariantOptional: boolean;
}

/** The variants of each kind, in the server's order of kinds. */
export const variantsOf: Readonly<Record<string, readonly string[]>> = {
  ModelVariantType: ['normal', 'inpaint', 'depth'],
  ClipVariantType: ['large', 'gigantic'],
  FluxVariantType: ['schnell', 'dev', 'dev_fill'],
  Flux2VariantType: ['klein_4b', 'klein_4b_base', 'klein_9b', 'klein_9b_base', 'dev'],
  ZImageVariantType: ['turbo', 'zbase'],
  QwenImageVariantType: ['generate', 'edit'],
  WanVariantType: ['t2v_a14b', 'i2v_a14b', 'ti2v_5b'],
  WanLoRAVariantType: ['a14b', '5b'],
  Qwen3VariantType: ['qwen3_4b', 'qwen3_8b', 'qwen3_06b'],
  Krea2VariantType: ['krea2_turbo', 'krea2_base'],
  MistralVariantType: ['cow_mistral3_small', 'mistral3_24b'],
  PiDDecoderVariantType: ['res2k_sr4x', 'res2kto4k_sr4x'],
  large: ['large'],
  gigantic: ['gigantic'],
};

/** The classes of records, in the server's order. */
export const modelClasses: readonly ModelClass[] = modelClassTable.split('\n: ').flatMap((group) => {
  const [fields = '', ...rows] = group.trim().split('\n');
  return rows.map((row) => {
    const [name = '', type = '', format = '', base = '', kind = ''] = row.split(' ');
    return {
      name,
      type,
      format,
      base,
      fields: fields.split(' '),
      variants: variantsOf[kind.replace('?', '')] ?? [],
      isVariantOptional: kind.endsWith('?'),
    };
  });
});

/** Returns how the server names a class when it chooses one for a record. */
export const tagOf = ({ type, format, base, variants: [variant] }: ModelClass): string =>
  [type, format, base, ...(type === 'clip_embed' ? [variant] : [])].join('.');
