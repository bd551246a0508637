import { randomUUID } from 'node:crypto';

import type { WorkflowRecord } from '@x/models/workflow';

import { floatJson } from '../../nodes/float-json.js';
import type { BodyReader } from '../../validation/body.js';
import { list } from '../../validation/list.js';
import { dictionary } from '../../validation/object.js';
import { parseJson } from '../../validation/parse-json.js';
import { isRecord } from '../../validation/record.js';
import { bodyOf, readBody } from '../../validation/server-request.js';
import { nullable } from '../../validation/union.js';

type WorkflowDocument = Omit<WorkflowRecord['workflow'], 'id'>;

/** Precedes a number in a text that takes its place. */
const MARK = `${randomUUID()} `;
const TOKENS = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g;
const MARKED = new RegExp(`"${MARK}([^"]*)"`, 'g');

/** Returns JSON with a text in the place of each number that JavaScript would write otherwise than the server. */
export const markNumbers = (json: string): string =>
  json.replaceAll(TOKENS, (token) => {
    if (token.startsWith('"')) return token;
    const value = Number(token);
    const isFloat = /[.eE]/.test(token);
    if (isFloat ? !Number.isFinite(value) : Number.isSafeInteger(value)) return token;
    const written = isFloat ? floatJson(value) : token;
    return written === String(value) ? token : `"${MARK}${written}"`;
  });

/** Returns JSON with the numbers that were replaced by `markNumbers`. */
export const unmarkNumbers = (json: string): string => json.replaceAll(MARKED, '$1');

/** Returns a reader of bodies whose workflows keep the digits of numbers in nodes, edges and form, marked. */
export const exactBody =
  <B extends { readonly workflow: WorkflowDocument }>(reader: BodyReader<B>): BodyReader<B> =>
  async (request, spool) => {
    const bytes = await readBody(request);
    const read = await reader({ ...request, body: bodyOf(bytes) }, spool);
    return () => {
      const body = read();
      return { ...body, workflow: { ...body.workflow, ...exactParts(bytes.toString()) } };
    };
  };

function exactParts(text: string): Partial<Pick<WorkflowDocument, 'edges' | 'form' | 'nodes'>> {
  const marked = markNumbers(text);
  if (marked === text) return {};
  const body = parseJson(marked);
  const workflow = isRecord(body) && isRecord(body['workflow']) ? body['workflow'] : {};
  const [nodes, edges] = [workflow['nodes'], workflow['edges']].map((items) => list(dictionary)(items, []));
  return { ...(nodes && { nodes }), ...(edges && { edges }), form: nullable(dictionary)(workflow['form'] ?? null, []) };
}
