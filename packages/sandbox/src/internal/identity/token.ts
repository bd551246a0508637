import { Buffer } from 'node:buffer';
import { createHmac, timingSafeEqual } from 'node:crypto';

import { isRecord } from '../validation/record.js';

/** What a token says about its user. `exp` is in seconds. */
export interface TokenClaims {
  readonly user_id: string;
  readonly email: string;
  readonly is_admin: boolean;
  readonly remember_me: boolean;
  readonly token_epoch: number;
  readonly exp: number;
}

const HEADER = encode({ alg: 'HS256', typ: 'JWT' });

/** Returns a signed token. */
export function signToken(claims: TokenClaims, secret: string): string {
  const content = `${HEADER}.${encode(claims)}`;
  return `${content}.${signature(content, secret).toString('base64url')}`;
}

/** Returns the claims of a token; undefined when its signature or form is wrong, or when it has expired. */
export function readToken(token: string, secret: string, now: Date): TokenClaims | undefined {
  const [header = '', payload = '', sign = ''] = token.split('.');
  const expected = signature(`${header}.${payload}`, secret);
  const given = Buffer.from(sign, 'base64url');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
  return isClaims(claims) && now.getTime() / 1_000 < claims.exp ? claims : undefined;
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

const signature = (content: string, secret: string) => createHmac('sha256', secret).update(content).digest();

const isClaims = (value: unknown): value is TokenClaims =>
  isRecord(value) && typeof value['user_id'] === 'string' && typeof value['exp'] === 'number';
