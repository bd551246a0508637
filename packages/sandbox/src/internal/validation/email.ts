import type { Reader } from './reader.js';
import { ValidationError } from './validation-error.js';

const MAX_LABEL = 63;
const MAX_DOMAIN = 253;

/** Domains that nobody can own. The server accepts them for tests, and writes such addresses in lower case. */
const SPECIAL = /(^|\.)(arpa|example|invalid|local|localhost|onion|test)$/;

/** Reads an email address, its domain in lower case. Addresses with quotes or brackets are refused. */
export const email: Reader<string> = (input, loc) => {
  if (typeof input !== 'string') {
    throw new ValidationError({ type: 'string_type', loc, msg: 'Input should be a valid string', input });
  }
  const address = input.normalize('NFC');
  const problem = findProblem(address);
  if (problem !== undefined) throw new ValidationError({ type: 'value_error', loc, msg: problem, input });
  const { local, domain } = split(address);
  return isSpecial(domain.toLowerCase()) ? address.toLowerCase() : `${local}@${domain.toLowerCase()}`;
};

const isSpecial = (domain: string) => SPECIAL.test(domain) || !domain.includes('.');

function split(address: string): { readonly local: string; readonly domain: string } {
  const at = address.indexOf('@');
  return { local: address.slice(0, at), domain: address.slice(at + 1) };
}

function findProblem(address: string): string | undefined {
  if (!address.includes('@')) return invalid('An email address must have an @-sign.');
  if (/^[^"@]*<.*>$/s.test(address)) {
    return invalid('A display name and angle brackets around the email address are not permitted here.');
  }
  const { local, domain } = split(address);
  const problem = findLocalProblem(local) ?? findDomainProblem(domain);
  if (problem !== undefined) return invalid(problem);
  const name = domain.toLowerCase();
  if (!name.includes('.') && name !== 'localhost') return "Email domain must contain a dot or be 'localhost'";
  if (!isSpecial(name) && !/\p{L}/u.test(name.split('.').at(-1) ?? '')) {
    return invalid('The part after the @-sign is not valid. It is not within a valid top-level domain.');
  }
  return undefined;
}

const invalid = (reason: string) => `Invalid email address: ${reason}`;

function findLocalProblem(local: string): string | undefined {
  if (local === '') return 'There must be something before the @-sign.';
  if (local.startsWith('"')) return 'Quoting the part before the @-sign is not allowed here.';
  const strange = charactersOf(local, /[\p{L}\p{M}\p{N}!#$%&'*+\-/=?^_`{|}~.]/u);
  if (strange !== '') return `The email address contains invalid characters before the @-sign: ${strange}.`;
  if (local.startsWith('.')) return 'An email address cannot start with a period.';
  if (local.endsWith('.')) return 'An email address cannot have a period immediately before the @-sign.';
  return local.includes('..') ? TWO_PERIODS : undefined;
}

const TWO_PERIODS = 'An email address cannot have two periods in a row.';

function findDomainProblem(domain: string): string | undefined {
  if (domain === '') return 'There must be something after the @-sign.';
  if (/^\[.*\]$/s.test(domain)) return 'A bracketed IP address after the @-sign is not allowed here.';
  const strange = charactersOf(domain, /[\p{L}\p{M}\p{N}\-.]/u);
  if (strange !== '') return `The part after the @-sign contains invalid characters: ${strange}.`;
  if (domain.startsWith('.')) return 'An email address cannot have a period immediately after the @-sign.';
  if (domain.endsWith('.')) return 'An email address cannot end with a period.';
  if (domain.includes('..')) return TWO_PERIODS;
  if (domain.startsWith('-')) return 'An email address cannot have a hyphen immediately after the @-sign.';
  if (domain.endsWith('-')) return 'An email address cannot end with a hyphen.';
  if (/\.-|-\./.test(domain)) return 'An email address cannot have a period and a hyphen next to each other.';
  return findLengthProblem(domain);
}

function findLengthProblem(domain: string): string | undefined {
  if (domain.length > MAX_DOMAIN) {
    return `The email address is too long after the @-sign (${tooMany(domain.length - MAX_DOMAIN)}).`;
  }
  const long = domain.split('.').find((label) => label.length > MAX_LABEL);
  if (long === undefined) return undefined;
  return `After the @-sign, periods cannot be separated by so many characters (${tooMany(long.length - MAX_LABEL)}).`;
}

const tooMany = (count: number) => `${count} character${count === 1 ? '' : 's'} too many`;

/** Returns the characters of `text` that are not `allowed`, as the server lists them. */
function charactersOf(text: string, allowed: RegExp): string {
  const strange = [...new Set(text)].filter((character) => !allowed.test(character));
  return strange.map(display).sort().join(', ');
}

function display(character: string): string {
  if (character === ' ') return 'SPACE';
  if (/[\p{L}\p{N}\p{P}\p{S}]/u.test(character)) return `'${character}'`;
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
