import { createHttp, type Http } from "../platform/http.ts";
import { systemClock } from "../platform/clock.ts";
import { asUserError, type UserError } from "../values/user-error.ts";
import { renderFailure } from "./failure-text.ts";
import { createHost, type Host } from "./host.ts";

/**
 * Runs one action; whatever it throws becomes an annotation with a remedy, and the step fails.
 *
 * @param failed outputs that are set then; `reason` is what the error says, unless they say otherwise
 */
export async function runAction(
  failed: Readonly<Record<string, string>> | ((error: UserError) => Readonly<Record<string, string>>),
  action: (host: Host, http: Http) => Promise<void>,
): Promise<void> {
  const host = createHost();
  let http: Http | undefined;
  try {
    http = createActionHttp(host);
    await action(host, http);
  } catch (error) {
    const failure = asUserError(error);
    const outputs = typeof failed === "function" ? failed(failure) : failed;
    for (const [name, value] of Object.entries({ reason: failure.message, ...outputs }))
      host.output(name, value);
    reportFailure(host, failure);
  } finally {
    await http?.close();
  }
}

/** The system's clock, the runner's proxies, and a trace of exchanges at debug level only. */
function createActionHttp(host: Host): Http {
  return createHttp({
    clock: systemClock,
    env: host.env,
    onExchange: ({ method, path, status, ms }) => {
      host.debug(`${method} ${path} ${status ?? "no answer"} ${Math.round(ms)} ms`);
    },
  });
}

/** The step fails: title, what, why, what to do. */
export function reportFailure(host: Host, error: unknown): void {
  const failure = asUserError(error);
  host.error({ title: `mesh/setup-api-key: ${failure.code}`, text: renderFailure(failure) });
  host.fail();
}
