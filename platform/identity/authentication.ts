import { betterAuth } from 'better-auth';
import { twoFactor } from 'better-auth/plugins/two-factor';
import { newId } from '#platform/kernel/ids.ts';
import type { Log } from '#platform/kernel/log.ts';
import type { ActDatabase } from './act-database.ts';
import { FAILURES_BEFORE_LOCK, LOCK_MS } from './attempt-rules.ts';
import { MAXIMUM_LENGTH, MINIMUM_LENGTH } from './password-rule.ts';
import { hashPassword, verifyPassword } from './password-hash.ts';
import { newRecoveryCodes } from './recovery-codes.ts';

/** A session ends a day after the sign-in, whatever happens in between. */
export const SESSION_SECONDS = 24 * 3600;
/** CIM-18: life of a link that replaces a forgotten password. */
const RESET_LINK_SECONDS = 30 * 60;
/** Header by which our routes tell the library where a request comes from. */
export const ADDRESS_HEADER = 'x-cabinet-address';
const CHALLENGE_SECONDS = 10 * 60;

export interface AuthenticationNeeds {
  readonly database: ActDatabase;
  readonly secret: string;
  readonly publicUrl: URL;
  readonly log: Log;
  /** Receives the token of a link that replaces a forgotten password; it goes in a mail and nowhere else. */
  readonly onResetToken: (token: string) => void;
}

/** Name of the session's cookie: bound to this very host when served over TLS. */
export function cookieNames(publicUrl: URL): { readonly session: string; readonly challenge: string } {
  const prefix = publicUrl.protocol === 'https:' ? '__Host-' : '';
  return { session: `${prefix}cabinet`, challenge: `${prefix}cabinet-second-factor` };
}

/**
 * The authentication library (better-auth) on our tables. Its own HTTP handler is not served, nor its limiter, its
 * telemetry and its migrations used: our routes call `auth.api`, and this room alone knows the library.
 */
export function createAuthentication(needs: AuthenticationNeeds) {
  const { database, publicUrl, log } = needs;
  const names = cookieNames(publicUrl);
  const secure = publicUrl.protocol === 'https:';
  return betterAuth({
    appName: 'Cabinet',
    baseURL: publicUrl.origin,
    secret: needs.secret,
    database: { db: database.joined, type: 'postgres', transaction: false },
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    logger: { log: (level, message) => level === 'error' && log.error({ message }, 'authentication library') },
    user: {
      modelName: 'identity.persons',
      fields: {
        ...{ emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
      },
    },
    account: {
      modelName: 'identity.accounts',
      fields: {
        ...{ userId: 'person_id', providerId: 'provider_id', accountId: 'account_id' },
        ...{ createdAt: 'created_at', updatedAt: 'updated_at' },
      },
    },
    session: {
      modelName: 'identity.sessions',
      fields: {
        ...{ userId: 'person_id', expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
        ...{ ipAddress: 'ip_address', userAgent: 'user_agent' },
      },
      expiresIn: SESSION_SECONDS,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
    },
    verification: {
      modelName: 'identity.verifications',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
      storeIdentifier: 'hashed',
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: MINIMUM_LENGTH,
      maxPasswordLength: MAXIMUM_LENGTH,
      password: { hash: hashPassword, verify: ({ hash, password }) => verifyPassword(hash, password) },
      resetPasswordTokenExpiresIn: RESET_LINK_SECONDS,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: async ({ token }) => needs.onResetToken(token),
    },
    plugins: [
      twoFactor({
        issuer: 'Cabinet',
        twoFactorCookieMaxAge: CHALLENGE_SECONDS,
        backupCodeOptions: { storeBackupCodes: 'encrypted', customBackupCodesGenerate: newRecoveryCodes },
        accountLockout: { maxFailedAttempts: FAILURES_BEFORE_LOCK, durationSeconds: LOCK_MS / 1000 },
        schema: {
          user: { fields: { twoFactorEnabled: 'second_factor' } },
          twoFactor: {
            modelName: 'identity.second_factors',
            fields: {
              ...{ userId: 'person_id', backupCodes: 'recovery_codes' },
              ...{ failedVerificationCount: 'failures', lockedUntil: 'locked_until' },
            },
          },
        },
      }),
    ],
    advanced: {
      database: { generateId: () => newId(), validateSchema: false },
      useSecureCookies: false,
      defaultCookieAttributes: { secure, httpOnly: true, sameSite: 'lax', path: '/' },
      cookies: { session_token: { name: names.session }, two_factor: { name: names.challenge } },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      // Forged requests are refused by `platform/http` before they come here.
      disableCSRFCheck: true,
      disableOriginCheck: true,
    },
  });
}

export type Authentication = ReturnType<typeof createAuthentication>;
