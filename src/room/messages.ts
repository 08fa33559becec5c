import * as v from "valibot";

/**
 * What two authenticated browsers say to each other beside picture and sound. `state`: whether the sender's microphone
 * and camera are on, and the name the sender chose to show. `bye`: the sender leaves.
 */
export const RoomMessage = v.variant("type", [
  v.strictObject({
    type: v.literal("state"),
    mic: v.boolean(),
    camera: v.boolean(),
    name: v.pipe(v.string(), v.maxLength(40)),
  }),
  v.strictObject({ type: v.literal("bye") }),
]);
export type RoomMessage = v.InferOutput<typeof RoomMessage>;

/** What the sealed part of `welcome` says. `language` is the host's: the safety words are read from its list. */
export const Greeting = v.strictObject({
  admitted: v.boolean(),
  language: v.picklist(["nl", "fr", "de", "en"]),
});
export type Greeting = v.InferOutput<typeof Greeting>;
export type Language = Greeting["language"];
