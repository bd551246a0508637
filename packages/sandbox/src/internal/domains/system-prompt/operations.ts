import type { SystemPrompt } from '@x/models/system-prompt';
import type { SandboxState } from '../../engine/sandbox-state.js';
import { assertOwner } from '../../http/assert-owner.js';
import { SYSTEM } from '../../http/identity.js';
import { type Operation, operation } from '../../http/operation.js';
import { json } from '../../http/response.js';
import { isFirstStart } from '../../storage/first-start.js';
import { toMicrosecond } from '../../storage/timestamp.js';
import { model, whole } from '../../validation/body.js';
import { boolean } from '../../validation/boolean.js';
import { optional } from '../../validation/field.js';
import { HttpException } from '../../validation/http-exception.js';
import { must, strictObject } from '../../validation/object.js';
import { string } from '../../validation/string.js';
import { defaultSystemPrompts } from './defaults.js';

type Row = Omit<SystemPrompt, 'is_public'> & { readonly is_public: number };

type NewPrompt = Pick<SystemPrompt, 'id' | 'name' | 'content' | 'user_id'> & { readonly isPublic: boolean };

const text = string(Number.POSITIVE_INFINITY, 1);
const input = strictObject({ name: must(text), content: must(text) });
const changes = { name: optional(text), content: optional(text), is_public: optional(boolean) };

export function systemPromptOperations({ database, clock, uuid, authenticator }: SandboxState): Operation[] {
  const get = (id: string): SystemPrompt => {
    const row = database.first<Row>('select * from system_prompts where id = ?', id);
    if (!row) throw new HttpException(404, 'System prompt not found');
    return toPrompt(row);
  };

  const insert = ({ id, name, content, user_id, isPublic }: NewPrompt) => {
    const now = toMicrosecond(clock());
    const sql = 'insert into system_prompts values (?, ?, ?, ?, ?, ?, ?)';
    database.run(sql, id, name, content, user_id, Number(isPublic), now, now);
  };

  if (isFirstStart(database, 'system_prompts')) {
    for (const prompt of defaultSystemPrompts) insert({ ...prompt, user_id: SYSTEM.user_id, isPublic: true });
  }

  return [
    operation('GET /api/v1/system_prompts/', {}, ({ user }) => {
      const visible = user.is_admin ? 'true' : '(user_id = ? or is_public)';
      const sql = `select * from system_prompts where ${visible} order by lower(name), rowid`;
      return json(database.all<Row>(sql, ...(user.is_admin ? [] : [user.user_id])).map(toPrompt));
    }),

    operation('GET /api/v1/system_prompts/i/{system_prompt_id}', {}, ({ path, user }) => {
      const prompt = get(path.system_prompt_id);
      if (!prompt.is_public) assertOwner(user, prompt.user_id, 'Not authorized to access this system prompt');
      return json(prompt);
    }),

    operation('POST /api/v1/system_prompts/', { body: whole(input) }, ({ body, user: { user_id } }) => {
      const id = uuid();
      insert({ id, ...body, user_id, isPublic: !authenticator.isMultiUser });
      return json(get(id));
    }),

    operation(
      'PATCH /api/v1/system_prompts/i/{system_prompt_id}',
      { body: model(changes, { allowsExtras: false }) },
      ({ path, body: { name = null, content = null, is_public }, user }) => {
        const { id, user_id } = get(path.system_prompt_id);
        assertOwner(user, user_id, 'Not authorized to update this system prompt');
        if (name !== null || content !== null || is_public !== undefined) {
          const isPublic = is_public === undefined ? null : Number(is_public);
          database.run(
            `update system_prompts set name = coalesce(?, name), content = coalesce(?, content),
             is_public = coalesce(?, is_public), updated_at = ? where id = ?`,
            ...[name, content, isPublic, toMicrosecond(clock()), id],
          );
        }
        return json(get(id));
      },
    ),

    operation('DELETE /api/v1/system_prompts/i/{system_prompt_id}', {}, ({ path, user }) => {
      const { id, user_id } = get(path.system_prompt_id);
      assertOwner(user, user_id, 'Not authorized to delete this system prompt');
      database.run('delete from system_prompts where id = ?', id);
      return json(null);
    }),
  ];
}

const toPrompt = ({ id, name, content, user_id, is_public, created_at, updated_at }: Row): SystemPrompt => ({
  name,
  content,
  id,
  user_id,
  is_public: is_public === 1,
  created_at,
  updated_at,
});
