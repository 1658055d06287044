import { liveRotationDeps } from "./live-deps.ts";
import { parseRevokeInputs } from "./revoke-inputs.ts";
import { NOTHING_REVOKED, reportRevocation } from "./revoke-report.ts";
import { revokeTargets } from "./revoke-targets.ts";
import { runAction } from "./run-action.ts";

/** `mesh/setup-api-key/revoke`: ends keys by order of a person. */
export const revoke = (): Promise<void> =>
  runAction({ ...NOTHING_REVOKED, outcome: "refused" }, async (host, http) => {
    const inputs = parseRevokeInputs(host);
    const results = await revokeTargets(inputs, liveRotationDeps(inputs, http, host));
    await reportRevocation(results, inputs, host);
  });
