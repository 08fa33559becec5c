/**
 * What one guess at the words or the password costs, in Argon2id (RFC 9106): bytes of memory, and passes over it. Part of
 * the protocol: two browsers with other values do not meet.
 */
export const ARGON2ID = { memory: 64 * 1024 * 1024, passes: 3 } as const;
