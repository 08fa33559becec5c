/**
 * Argon2id parameters (RFC 9106): `memory` in bytes, `passes` over it. They set the cost of one guess at the words or
 * the password, and are part of the protocol: browsers with different values derive different addresses and never meet.
 */
export const ARGON2ID = { memory: 64 * 1024 * 1024, passes: 3 } as const;
