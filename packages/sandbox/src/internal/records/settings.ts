import type { Database } from '../storage/database.js';

/** The settings of a server of this release that were not set, in its order. */
const DEFAULTS = {
  schema_version: '4.0.3',
  legacy_models_yaml_path: null,
  host: '127.0.0.1',
  port: 9090,
  allow_origins: [],
  allow_credentials: true,
  allow_methods: ['*'],
  allow_headers: ['*'],
  ssl_certfile: null,
  ssl_keyfile: null,
  base_url: null,
  forwarded_allow_ips: '127.0.0.1',
  http_compression_level: 9,
  log_tokenization: false,
  patchmatch: true,
  models_dir: 'models',
  convert_cache_dir: 'models/.convert_cache',
  download_cache_dir: 'models/.download_cache',
  legacy_conf_dir: 'configs',
  db_dir: 'databases',
  outputs_dir: 'outputs',
  fonts_dir: 'fonts',
  image_subfolder_strategy: 'flat',
  custom_nodes_dir: 'nodes',
  style_presets_dir: 'style_presets',
  workflow_thumbnails_dir: 'workflow_thumbnails',
  log_handlers: ['console'],
  log_format: 'color',
  log_level: 'info',
  log_sql: false,
  log_level_network: 'warning',
  use_memory_db: false,
  dev_reload: false,
  profile_graphs: false,
  profile_prefix: null,
  profiles_dir: 'profiles',
  max_cache_ram_gb: null,
  max_cache_vram_gb: null,
  log_memory_usage: false,
  model_cache_keep_alive_min: 0,
  device_working_mem_gb: 3,
  enable_partial_loading: true,
  keep_ram_copy_of_weights: true,
  ram: null,
  vram: null,
  lazy_offload: true,
  pytorch_cuda_alloc_conf: null,
  device: 'auto',
  generation_devices: 'auto',
  offload_text_encoders_to_idle_gpus: true,
  precision: 'auto',
  sequential_guidance: false,
  wan_memory_optimization: false,
  pid_memory_optimization: false,
  attention_type: 'auto',
  attention_slice_size: 'auto',
  force_tiled_decode: false,
  pil_compress_level: 1,
  max_queue_size: 10_000,
  session_queue_mode: 'round_robin',
  clear_queue_on_startup: false,
  max_queue_history: null,
  allow_nodes: null,
  deny_nodes: null,
  node_cache_size: 512,
  hashing_algorithm: 'blake3_single',
  remote_api_tokens: null,
  scan_models_on_startup: false,
  allow_private_download_urls: false,
  download_proxy: null,
  unsafe_disable_picklescan: false,
  allow_unknown_models: true,
  multiuser: false,
  strict_password_checking: false,
  external_alibabacloud_api_key: null,
  external_alibabacloud_base_url: null,
  external_gemini_api_key: null,
  external_openai_api_key: null,
  external_gemini_base_url: null,
  external_openai_base_url: null,
  external_seedream_api_key: null,
  external_seedream_base_url: null,
};

/** What a new folder's settings file names. */
const SET_FIELDS = ['port', 'legacy_models_yaml_path'];

type SettingName = keyof typeof DEFAULTS;

/** Values of settings by name. */
export type SettingValues = Readonly<Partial<Record<SettingName, unknown>>>;

/** The settings of a server. */
export interface Settings {
  /** Returns one setting. */
  get(name: SettingName): unknown;
  /** Returns all of them, and the names of those that have been set. */
  read(): { readonly set_fields: readonly string[]; readonly config: object };
  /** Changes settings. One that has this value already does not count as set. */
  update(values: SettingValues): void;
}

/** `fixed` are settings that are set when the server starts. */
export function settingsOf(database: Database, fixed: SettingValues = {}): Settings {
  const stored = () => {
    const rows = database.all<{ name: SettingName; value: string }>('select name, value from settings order by rowid');
    return new Map([
      ...(Object.entries(fixed) as [SettingName, unknown][]),
      ...rows.map(({ name, value }) => [name, JSON.parse(value) as unknown] as const),
    ]);
  };
  const get = (name: SettingName): unknown => {
    const values = stored();
    return values.has(name) ? values.get(name) : DEFAULTS[name];
  };
  return {
    get,
    read: () => {
      const values = stored();
      return {
        set_fields: [...new Set([...SET_FIELDS, ...values.keys()])],
        config: { ...DEFAULTS, ...Object.fromEntries(values) },
      };
    },
    update: (values) => {
      for (const [name, value] of Object.entries(values) as [SettingName, unknown][]) {
        if (JSON.stringify(value) === JSON.stringify(get(name))) continue;
        const sql = 'insert into settings (name, value) values (?, ?) on conflict do update set value = excluded.value';
        database.run(sql, name, JSON.stringify(value));
      }
    },
  };
}
