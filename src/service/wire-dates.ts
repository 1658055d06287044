import { type Instant, SECOND_MS } from "../values/clock.ts";

/** An instant as the `Date` header has it (RFC 9110 section 5.6.7). Made once a second: every answer carries one. */
export const httpDate = oncePerSecond((at) => new Date(at).toUTCString());

/** `2026-11-22T20:18:00Z`, as logs have it. */
export const logDate = oncePerSecond((at) => new Date(at).toISOString().replace(/\.\d{3}Z$/, "Z"));

function oncePerSecond(format: (at: Instant) => string): (at: Instant) => string {
  let second: number | undefined;
  let text = "";
  return (at) => {
    const now = Math.floor(at / SECOND_MS);
    if (now !== second) text = format(at);
    second = now;
    return text;
  };
}
