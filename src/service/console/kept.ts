import { createHmac } from "node:crypto";
import { z } from "zod";
import { MINUTE_MS, SECOND_MS } from "../../values/clock.ts";
import type { Sensitive } from "../../values/sensitive.ts";
import { hideIssuedKeys } from "../key-format.ts";
import { derivedSecret, isSameSecret } from "../login/secrets.ts";
import { cookie, cookieName, expired } from "./cookies.ts";

export type Fields = Readonly<Record<string, string>>;

/**
 * What somebody typed into a form whose session ended meanwhile, on its way through the sign-in and back to the form.
 * It travels inside the sign-in form first, so that each tab has its own, and then for one redirect in a cookie: in the
 * URL it would stay in the history. A page says which of its fields may be kept, and never a password.
 */
export interface Kept {
  /** The page that shows the form, with its query. */
  readonly path: string;
  readonly fields: Fields;
}

const KEPT_COOKIE = "mesh-kept";
const LIFE_SECONDS = (10 * MINUTE_MS) / SECOND_MS;
/** In characters; no form of ours holds more. */
const LONGEST = 2_500;
/** Browsers drop a cookie whose name and value have over 4,096 bytes (RFC 6265bis section 5.7), and say nothing. */
const LONGEST_COOKIE = 4_000;

const packed = z.record(z.string(), z.string());

/** The fields of a form that may be kept, as far as they were filled in, and without the keys that were pasted. */
export function chooseKept(form: Fields, names: readonly string[]): Fields {
  const chosen = names.flatMap((name) => {
    const text = form[name];
    return text === undefined || text === "" ? [] : [[name, hideIssuedKeys(text)] as const];
  });
  return Object.fromEntries(chosen);
}

/** As one hidden field holds them. As JSON: the encoding of forms makes nine characters of one that is Chinese. */
export function packFields(fields: Fields): string {
  return Object.keys(fields).length === 0 ? "" : JSON.stringify(fields);
}

/** Empty for what is no such text: it came back from a browser. */
export function unpackFields(text: string): Fields {
  if (text.length > LONGEST) return {};
  try {
    return packed.parse(JSON.parse(text));
  } catch {
    return {};
  }
}

/** Sealed with the session that is to read it: a neighbour who can plant cookies can fill in no form of ours. */
export function keptCookies({ path, fields }: Kept, secret: Sensitive, origin: string): string[] {
  if (Object.keys(fields).length === 0) return [];
  const text = packFields({ ...fields, "": pathOf(path) });
  const value = `${Buffer.from(text).toString("base64url")}.${sealOf(text, secret)}`;
  return value.length > LONGEST_COOKIE ? [] : [cookie(KEPT_COOKIE, value, origin, LIFE_SECONDS)];
}

/** What was kept for the page that is shown now, and the end of the cookie. */
export function readKept(
  cookies: ReadonlyMap<string, string>,
  { secret, path, origin }: { secret: Sensitive; path: string; origin: string },
): { fields: Fields; cookies: string[] } {
  const nothing = { fields: {}, cookies: [] };
  const value = cookies.get(cookieName(KEPT_COOKIE, origin));
  if (value === undefined) return nothing;
  const [encoded = "", seal = ""] = value.split(".");
  const text = Buffer.from(encoded, "base64url").toString("utf8");
  if (!isSameSecret(seal, sealOf(text, secret))) return nothing;
  const { "": forPath, ...fields } = unpackFields(text);
  if (forPath !== path) return nothing;
  return { fields, cookies: [expired(KEPT_COOKIE, origin)] };
}

function sealOf(text: string, secret: Sensitive): string {
  return createHmac("sha256", derivedSecret(secret, "kept")).update(text).digest("base64url");
}

function pathOf(path: string): string {
  return path.split("?")[0] ?? path;
}
