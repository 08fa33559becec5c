/** All that is fetched to find which word was meant. */
export { didYouMean, nearPassword, soundAlikes } from "../../phrase/nearWords.ts";
export { otherSpellings } from "../../phrase/otherSpellings.ts";
