import type { KeptKey } from "../rotation/plan.ts";
import { DAY_MS, formatInstant } from "../values/clock.ts";
import { describeDuration } from "../values/duration.ts";

/** In the last days of a key that somebody still uses the run fails, so that somebody is told to redeploy. */
const REDEPLOY_NOW_MS = 2 * DAY_MS;

/** Whether the run fails for it. */
export function isAboutToEnd({ leftMs }: KeptKey): boolean {
  return leftMs <= REDEPLOY_NOW_MS;
}

/** @param named the key, as the text around it names keys */
export function stillUsed({ key: { lastUsedAt }, untilAt, leftMs }: KeptKey, named: string): string {
  const used = lastUsedAt ? ` (last at ${formatInstant(lastUsedAt)})` : "";
  return `Key ${named} was replaced and is still used${used}. It ends at ${formatInstant(untilAt)}, in ${describeDuration(leftMs)}: redeploy what still runs with it.`;
}
