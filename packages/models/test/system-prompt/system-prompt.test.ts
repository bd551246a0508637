import { expect, test } from 'vitest';
import { SystemPrompt, SystemPromptChanges, SystemPromptInput } from '../../src/system-prompt.js';
import { toDate } from '../../src/timestamp.js';
import responses from '../support/system-prompt.json' with { type: 'json' };

const prompt = responses.SystemPrompt['6.14.2'];

test('its times are dates in UTC', () => {
  expect(toDate(SystemPrompt.parse(prompt).created_at).toISOString()).toBe('2026-11-29T15:29:38.361Z');
});

test.each(['name', 'content', 'id', 'user_id', 'is_public'])('refuses a prompt without %s', (key) => {
  expect(SystemPrompt.safeParse({ ...prompt, [key]: undefined }).error?.issues[0]?.path).toEqual([key]);
});

test.each(['name', 'content'])('a new or changed %s has at least one character; blanks count', (key) => {
  const input = { name: 'a', content: 'b' };
  expect(SystemPromptInput.safeParse({ ...input, [key]: '' }).success).toBe(false);
  expect(SystemPromptInput.safeParse({ ...input, [key]: ' ' }).success).toBe(true);
  expect(SystemPromptChanges.safeParse({ [key]: '' }).success).toBe(false);
});

test('a new prompt has no visibility, which the server chooses', () => {
  expect(SystemPromptInput.safeParse({ name: 'a', content: 'b', is_public: true }).success).toBe(false);
});
