import * as z from 'zod';

import { tolerantObject } from './internal/tolerant.js';

/** A user of a server with several users. */
export const User = tolerantObject({
  /** The user's id. It is `system` for who owns everything from before there were several. */
  user_id: z.string(),
  /** What the user logs in with. It never changes, and letters before the `@` keep their case. */
  email: z.string(),
  /** A name for screens. */
  display_name: z.string().nullable().default(null),
  /** Whether the user may do everything. */
  is_admin: z.boolean().default(false),
  /** Whether the user may log in, and tokens of the user are valid. */
  is_active: z.boolean().default(true),
  /** In UTC. */
  created_at: z.string(),
  /** In UTC. A login changes it too. */
  updated_at: z.string(),
  /** In UTC, with a `Z` at its end, unlike the other times. */
  last_login_at: z.string().nullable().default(null),
  /** The number of passwords before this one, each of which made all tokens invalid. Always 0 before InvokeAI 6.14. */
  token_epoch: z.int().default(0),
});
export interface User extends z.infer<typeof User> {}

/** The users of a server. */
export const UserList = z.array(User);

/** A user to be created. */
export const UserInput = z.strictObject({
  /** What the user logs in with. It cannot be changed later. */
  email: z.string(),
  /** Any text but none; where the server is strict, eight characters with letters of both cases and a digit. */
  password: z.string(),
  /** A name for screens. */
  display_name: z.string().optional(),
  /** Whether the user may do everything. Defaults to false. */
  is_admin: z.boolean().optional(),
});
export interface UserInput extends z.infer<typeof UserInput> {}

/** Changes to a user. Omitted fields keep their value. */
export const UserChanges = z.strictObject({
  /** A name for screens. */
  display_name: z.string().optional(),
  /** A new password. It makes all tokens of the user invalid. */
  password: z.string().optional(),
  /** Whether the user may do everything. The last active administrator remains one. */
  is_admin: z.boolean().optional(),
  /** Whether the user may log in. With `false`, tokens and sockets of the user end at once, and items are canceled. */
  is_active: z.boolean().optional(),
});
export interface UserChanges extends z.infer<typeof UserChanges> {}

/** Changes to the profile of whoever asks. Omitted fields keep their value. */
export const ProfileChanges = z.strictObject({
  /** A name for screens. */
  display_name: z.string().optional(),
  /** The password so far, for a new one. */
  current_password: z.string().optional(),
  /** A new password. It makes all earlier tokens invalid. */
  new_password: z.string().optional(),
});
export interface ProfileChanges extends z.infer<typeof ProfileChanges> {}
