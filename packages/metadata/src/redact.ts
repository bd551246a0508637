const mark = '[redacted]';
const folders = 'home|Users|root|mnt|media|opt|var|tmp|srv|data|workspace|workspaces|content|Volumes|run|private';
/** Inside JSON text a backslash is two. */
const separator = String.raw`(?:\\{1,2}|/)`;
const part = String.raw`[^\\/"'<>|:*?,;()\r\n]{1,255}`;

/** A folder with all that is before the last name, which says what the file is. */
const paths = [
  new RegExp(String.raw`(?:file:/{2,3})?\b[A-Za-z]:${separator}(?:${part}${separator})*`, 'g'),
  new RegExp(String.raw`(?<![\w.:/])(?:file:/{2})?/(?:${folders})/(?:${part}/)*`, 'g'),
  new RegExp(String.raw`(?<![\w/])~/(?:${part}/)*`, 'g'),
  new RegExp(String.raw`(?<!\\)\\{2,4}(?!n|t|r|u)[\w.-]+\\{1,2}(?:${part}\\{1,2})*`, 'g'),
];
const owners = new RegExp(String.raw`${separator}(?:home|Users)${separator}([^\\/"'\r\n]{1,64}?)(?=${separator})`, 'g');
/** A folder of a user that a path ends with: its last name is that of the user. */
const lastOwners = new RegExp(
  String.raw`(?:\b[A-Za-z]:${separator}|(?<![\w.:/])/)(?:home|Users)${separator}([^\\/"'<>|:*?,;()[\]{}\s]{1,64})(?=[^\\/\w.-]|\\"|$)(?![^\\/"'<>|:*?,;()\r\n]{0,255}(?:\\{1,2}(?![\\"])|/))`,
  'g',
);
const secrets = [
  /\b(?:sk|pk|rk)-[\w-]{16,}/g,
  /\b(?:hf|ghp|gho|github_pat|glpat|xox[abp]|r8|civitai)[_-][\w-]{16,}/g,
  /\b(?:AKIA[0-9A-Z]{16}|AIza[\w-]{30,})/g,
  /\beyJ[\w-]{8,4096}\.[\w-]{8,4096}\.[\w-]{0,4096}/g,
  /(?<=\bBearer\s{1,4})[\w.~+/-]{8,}=*/gi,
  /(?<=:\/\/)[^\s/:@"']+:[^\s/@"']+(?=@)/g,
  /(?<=[?&](?:token|api_?key|key|password|secret)=)[^&\s"']+/gi,
  /\b[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,8}/g,
];
/** What has a secret, also at the end of a longer name, such as `hf_token`. */
const secretName = 'api[_-]?key|key_?secret|token|access[_-]?token|password|passwd|secret|authorization|credentials?';
/** What has the name of somebody. */
const ownerName = 'user|user_?name|user_?id|owner|author|artist|creator|created_by|e?mail|host_?name|contact';
const secretNames = new RegExp(`^(?:(?:.*[_-])?(?:${secretName})|${ownerName})$`, 'i');
const nameInText = String.raw`(?:[\w-]{0,40}[_-])?(?:${secretName})|${ownerName}`;
/** `"api_key": "…"` in JSON that is text, and in JSON that is a text of JSON. */
const namedSecrets = [
  new RegExp(String.raw`("(?:${nameInText})"\s*:\s*")(?:[^"\\]|\\[\s\S])*(")`, 'gi'),
  new RegExp(String.raw`(\\"(?:${nameInText})\\"\s*:\s*\\")(?:[^"\\]|\\\\(?:\\[\s\S]|[^"\\]))*(\\")`, 'gi'),
];
const deepest = 1_000;

/**
 * Returns a copy of `value` without folders, user names, mail addresses, tokens and keys: `[redacted]` is in their place.
 *
 * Takes a text, what `readMetadata` returned, or any JSON value. Of a path the last name stays. It finds what has a known
 * form; a secret inside a prompt is not recognised.
 */
export function redact<Value>(value: Value): Value {
  const names = new Set<string>();
  walk(value, (text) => collectOwners(text, names), 0);
  const known = [...names].map((name) => new RegExp(`(?<!\\w)${name.replace(/[^\w ]/g, '\\$&')}(?!\\w)`, 'g'));
  return walk(value, (text) => redactText(text, known), 0) as Value;
}

function collectOwners(text: string, names: Set<string>): string {
  for (const pattern of [owners, lastOwners])
    for (const [, name = ''] of text.matchAll(pattern)) if (name.length > 2 && names.size < 100) names.add(name);
  return text;
}

function redactText(text: string, known: readonly RegExp[]): string {
  let result = text;
  for (const pattern of namedSecrets) result = result.replace(pattern, `$1${mark}$2`);
  for (const pattern of secrets) result = result.replace(pattern, mark);
  result = result.replace(lastOwners, mark);
  for (const pattern of paths) result = result.replace(pattern, `${mark}/`);
  for (const pattern of known) result = result.replace(pattern, mark);
  return result;
}

function walk(value: unknown, change: (text: string) => string, depth: number): unknown {
  if (typeof value === 'string') return change(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth > deepest) return mark;
  if (Array.isArray(value)) return value.map((item: unknown) => walk(item, change, depth + 1));
  const entries = Object.entries(value).map(([key, field]: [string, unknown]) => {
    const isSecret = secretNames.test(key) && (typeof field === 'string' || typeof field === 'number');
    return [change(key), isSecret && field !== '' ? mark : walk(field, change, depth + 1)] as const;
  });
  return Object.fromEntries(entries);
}
