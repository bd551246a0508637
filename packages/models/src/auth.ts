import * as z from 'zod';

import { tolerantObject } from './internal/tolerant.js';
import { User } from './user.js';

/** Whether a server has users, and what their passwords need. */
export const AuthStatus = tolerantObject({
  /** Whether the first administrator is still to be created. Until then all other requests are refused. */
  setup_required: z.boolean(),
  /** Whether requests need the token of a login. */
  multiuser_enabled: z.boolean(),
  /** Whether passwords need at least eight characters, letters of both cases and a digit. */
  strict_password_checking: z.boolean(),
  /** The email of an administrator who was created before, while there is none; mostly `null`. */
  admin_email: z.string().nullable().default(null),
});
export interface AuthStatus extends z.infer<typeof AuthStatus> {}

/** What a user logs in with. */
export const Credentials = z.strictObject({
  /** The email of the user. Letters before the `@` keep their case. */
  email: z.string(),
  /** The password of the user. Of a longer one the first 72 bytes count. */
  password: z.string(),
  /** Whether the token is valid for a week instead of a day. Defaults to false. */
  remember_me: z.boolean().optional(),
});
export interface Credentials extends z.infer<typeof Credentials> {}

/** A login. */
export const LoginResult = tolerantObject({
  /** A JSON Web Token, for the header `Authorization`. It is a secret. */
  token: z.string(),
  /** Who logged in. */
  user: User,
  /** Seconds until the token expires, unless changes renew it. */
  expires_in: z.int(),
});
export interface LoginResult extends z.infer<typeof LoginResult> {}

/** The first administrator of a server. */
export const SetupInput = z.strictObject({
  /** What the administrator logs in with. It cannot be changed later. */
  email: z.string(),
  /** Any text but none; where the server is strict, eight characters with letters of both cases and a digit. */
  password: z.string(),
  /** A name for screens. */
  display_name: z.string().optional(),
});
export interface SetupInput extends z.infer<typeof SetupInput> {}

/** The first administrator was created, and is not logged in yet. */
export const SetupResult = tolerantObject({
  /** Always true. */
  success: z.literal(true),
  /** The administrator. */
  user: User,
});
export interface SetupResult extends z.infer<typeof SetupResult> {}

/** A login has ended, or its cookie was set. */
export const AuthSuccess = tolerantObject({
  /** Always true. */
  success: z.literal(true),
});
export interface AuthSuccess extends z.infer<typeof AuthSuccess> {}

/** A new password that no user has yet. */
export const GeneratedPassword = tolerantObject({
  /** Sixteen characters: letters of both cases, digits and punctuation. */
  password: z.string(),
});
export interface GeneratedPassword extends z.infer<typeof GeneratedPassword> {}
