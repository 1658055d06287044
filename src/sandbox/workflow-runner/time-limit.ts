import { MINUTE_MS } from "../../values/clock.ts";
import type { Scope } from "./expressions.ts";
import type { FilePath, Scalar } from "./model.ts";
import type { Resolver } from "./resolver.ts";

/** The longest that a timer can wait, in whole minutes: past 2^31 - 1 ms Node fires it at once. */
const MOST_MINUTES = Math.floor((2 ** 31 - 1) / MINUTE_MS);

/**
 * Reads `timeout-minutes` of a job or of a step.
 *
 * @returns minutes; 0: no limit, where nothing is said or what is said is no positive number.
 * @throws TemplateError
 */
export function readTimeLimit(
  template: Scalar | undefined,
  { resolver, at, scope }: { readonly resolver: Resolver; readonly at: FilePath; readonly scope: Scope },
): number {
  if (template === undefined) return 0;
  const minutes = resolver.value(template, at, scope).value.number();
  return Number.isFinite(minutes) && minutes > 0 ? Math.min(minutes, MOST_MINUTES) : 0;
}
