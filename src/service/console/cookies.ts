import { DAY_MS, SECOND_MS } from "../../values/clock.ts";
import type { WireRequest } from "../reply.ts";

/** As long as the longest session. */
const LONGEST_SECONDS = DAY_MS / SECOND_MS;

export function readCookies(request: WireRequest): Map<string, string> {
  const pairs = (request.headers.get("cookie") ?? "").split(";").map((pair) => pair.trim().split("="));
  return new Map(pairs.map(([name = "", value = ""]) => [name, value]));
}

/** `__Host-` binds a cookie to this very host, and exists on https only. */
export function cookieName(name: string, origin: string): string {
  return origin.startsWith("https:") ? `__Host-${name}` : name;
}

/** A complete `Set-Cookie` value: for this host, out of reach of scripts and of other sites. */
export function cookie(name: string, value: string, origin: string, seconds = LONGEST_SECONDS): string {
  const secure = origin.startsWith("https:") ? "; Secure" : "";
  return `${cookieName(name, origin)}=${value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${seconds}${secure}`;
}

export function expired(name: string, origin: string): string {
  return cookie(name, "", origin, 0);
}
