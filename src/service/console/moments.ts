import { html } from "hono/html";
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from "../../values/clock.ts";
import type { Markup } from "./markup.ts";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
/** Further away than this a date says more than a distance. */
const NEAR_MS = 30 * DAY_MS;

/** `1 Mar 2026`, in UTC, as everything here. */
export function dayText(at: Instant): string {
  const date = new Date(at);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()] ?? ""} ${date.getUTCFullYear()}`;
}

/** `1 Mar 2026, 12:05 UTC`. */
export function instantText(at: Instant): string {
  return `${dayText(at)}, ${new Date(at).toISOString().slice(11, 16)} UTC`;
}

/** `just now`, `5 minutes ago`, `in 3 hours`; a day for what is further away than a month. */
export function distanceText(at: Instant, now: Instant): string {
  const distance = Math.abs(at - now);
  if (distance >= NEAR_MS) return dayText(at);
  const length = lengthText(distance);
  if (at > now) return length === "" ? "within a minute" : `in ${length}`;
  return length === "" ? "just now" : `${length} ago`;
}

/** `3 hours`: whole units, rounded down; empty below a minute. */
export function lengthText(ms: number): string {
  const units: [number, string][] = [
    [DAY_MS, "day"],
    [HOUR_MS, "hour"],
    [MINUTE_MS, "minute"],
  ];
  const [unitMs, unit] = units.find(([size]) => ms >= size) ?? [0, ""];
  if (unit === "") return "";
  const count = Math.floor(ms / unitMs);
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

/** A day for the eye, the exact time for whoever asks. */
export function day(at: Instant): Markup {
  return time(at, dayText(at));
}

export function instant(at: Instant): Markup {
  return time(at, instantText(at));
}

export function distance(at: Instant, now: Instant): Markup {
  return time(at, distanceText(at, now));
}

function time(at: Instant, text: string): Markup {
  return html`<time datetime="${new Date(at).toISOString().slice(0, 16)}Z">${text}</time>`;
}
