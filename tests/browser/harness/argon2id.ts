/** In the place of `src/phrase/argon2id.ts` in the quick build: for tests that are not about the price of a guess. */
export const ARGON2ID = { memory: 64 * 1024, passes: 1 } as const;
