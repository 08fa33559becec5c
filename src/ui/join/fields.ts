/** The fields for the three words, wherever the client types them. */
export const FIELDS = [
  { index: 0, testId: "join-word1", label: "join.word1" },
  { index: 1, testId: "join-word2", label: "join.word2" },
  { index: 2, testId: "join-word3", label: "join.word3" },
] as const;
