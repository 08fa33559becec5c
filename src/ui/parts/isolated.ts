/**
 * A name for the middle of one of our sentences, where it must not turn the direction of what stands around it (Unicode
 * TR9, section 2.7): what `<bdi>` is to elements.
 */
export const isolated = (name: string): string => `\u2068${name}\u2069`;
