/** How a client asks for an id: the query of its upgrade request (./protocol.ts). */
import * as v from "valibot";
import { idSchema, type Refusal } from "./protocol.ts";

const tokenSchema = v.pipe(v.string(), v.regex(/^[\x21-\x7e]{1,64}$/));

/** Validates the query of an upgrade request (a `URLSearchParams`); a bad one gives the reason. Never throws. */
export function parseGreeting(query: { get(name: string): string | null }): { id: string; token: string } | Refusal {
  const id = query.get("id");
  const token = query.get("token");
  if (query.get("key") !== "peerjs") return { refused: "badKey" };
  if (!v.is(idSchema, id)) return { refused: "badId" };
  if (!v.is(tokenSchema, token)) return { refused: "badToken" };
  return { id, token };
}
