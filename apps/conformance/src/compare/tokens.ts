import { Buffer } from 'node:buffer';

import { record } from '../record.js';

const TOKEN = /\beyJ[\w-]+\.(eyJ[\w-]+)\.[\w-]{43}(?![\w-])/g;
const DAY = 86_400;

/** Replaces the tokens in a text by what they say, and the lives of cookies by days. `clock` is in milliseconds. */
export const withoutTokens = (text: string, clock: number): string =>
  text
    .replace(TOKEN, (_token, claims: string) => `<token ${factsOf(claims, clock)}>`)
    .replace(/(?<=; Max-Age=)[1-9]\d*/, (seconds) => `${Math.round(Number(seconds) / DAY)} days`)
    .replace(/(?<=; expires=)[A-Z][\w, :]+ GMT/, '<date>');

function factsOf(encoded: string, clock: number): string {
  const claims = record(JSON.parse(Buffer.from(encoded, 'base64url').toString()));
  const life = Number(claims['exp']) - clock / 1_000;
  return JSON.stringify({ ...claims, exp: `${Math.round(life / DAY)} days` });
}
