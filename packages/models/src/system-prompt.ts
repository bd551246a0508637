import * as z from 'zod';

import { tolerantObject } from './internal/tolerant.js';

/** An instruction for a language model that writes prompts. */
export const SystemPrompt = tolerantObject({
  /** A UUID; those that the server brings along have fixed ones. */
  id: z.string(),
  /** Not empty. Several prompts may have the same. */
  name: z.string(),
  /** The instruction. Not empty. */
  content: z.string(),
  /** The owner; `system` for those that the server brings along, and for all on a server with a single user. */
  user_id: z.string(),
  /** Whether all users can read it. */
  is_public: z.boolean(),
  /** UTC without a time zone, such as `2026-11-22T13:12:26.693000`. `toDate` of `@x/models/timestamp` parses it. */
  created_at: z.string(),
  /** UTC without a time zone. A change that sets nothing does not touch it. */
  updated_at: z.string(),
});
export interface SystemPrompt extends z.infer<typeof SystemPrompt> {}

/** All system prompts that the user can read. */
export const SystemPromptList = z.array(SystemPrompt);

/** A text of at least one character. The server does not trim it. */
const text = z.string().min(1);

/** Fields of a new system prompt. */
export const SystemPromptInput = z.strictObject({
  /** At least one character; it may be taken. */
  name: text,
  /** The instruction, at least one character. */
  content: text,
});
export interface SystemPromptInput extends z.infer<typeof SystemPromptInput> {}

/** Changes to a system prompt. Omitted fields keep their value. */
export const SystemPromptChanges = z.strictObject({
  /** At least one character. */
  name: text.optional(),
  /** At least one character. */
  content: text.optional(),
  /** Whether all users can read it. */
  is_public: z.boolean().optional(),
});
export interface SystemPromptChanges extends z.infer<typeof SystemPromptChanges> {}
