import * as v from "valibot";
import { nameSchema, operatorSchema } from "./operator.ts";

/** The address of a site of the same kind; whoever tries things out on one machine needs no certificate. */
const addressSchema = v.pipe(
  v.string(),
  v.maxLength(200),
  v.regex(/^(?:https:\/\/|http:\/\/(?:localhost|127\.0\.0\.1)[:/])[^\s"'<>?#\\]+$/),
  v.check((text) => URL.canParse(text) && new URL(text).username === ""),
  v.transform((text) => new URL(text.endsWith("/") ? text : `${text}/`).href),
);

/** One of the sites that a call can go through. */
const serverSchema = v.strictObject({
  name: nameSchema(60),
  /** ISO 3166-1 alpha-2. */
  country: v.pipe(v.string(), v.regex(/^[A-Z]{2}$/)),
  /** Who runs it. */
  operator: operatorSchema.entries.name,
  address: addressSchema,
});

/** `GET /servers.json`: the sites among which a host may choose; empty where there is no choice. */
export const serversSchema = v.pipe(v.array(serverSchema), v.maxLength(50));
export type Server = v.InferOutput<typeof serverSchema>;

const EXAMPLE =
  'such as [{"name":"Hasselt","country":"BE","operator":"Zorg Hasselt","address":"https://bellen.hasselt.example/"}]';
const RIGHT = {
  name: "1 to 60 characters",
  country: "two capital letters, such as BE or NL",
  operator: "1 to 80 characters",
  address: "an address that begins with https:// and has no ? or # in it",
} as const satisfies Record<keyof Server, string>;

/** The list, from the environment variable SERVERS. Adds a sentence to `mistakes` where it is wrong, and is empty then. */
export function readServers({ SERVERS: text = "" }: Record<string, string | undefined>, mistakes: string[]): Server[] {
  if (text === "") return [];
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    mistakes.push(`SERVERS is not valid JSON; it must be a list of sites, ${EXAMPLE}.`);
    return [];
  }
  const parsed = v.safeParse(serversSchema, json);
  if (parsed.success) return parsed.output;
  mistakes.push(`SERVERS ${explain(parsed.issues[0])}, ${EXAMPLE}.`);
  return [];
}

function explain({ path, type }: v.InferIssue<typeof serversSchema>): string {
  const [entry, field] = path ?? [];
  if (entry === undefined) return type === "max_length" ? "has more than 50 sites" : "is JSON but not a list of sites";
  const where = `entry ${Number(entry.key) + 1}`;
  const right = Object.entries(RIGHT).find(([name]) => name === field?.key);
  if (right) return `${where}: ${right[0]} must be ${right[1]}`;
  return `${where} must hold name, country, operator and address, and nothing else`;
}
