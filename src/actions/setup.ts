import { liveRotationDeps } from "./live-deps.ts";
import { parseSetupInputs } from "./inputs.ts";
import { rotateAll } from "../rotation/rotate-all.ts";
import { NO_OUTPUTS, reportRotation } from "./report.ts";
import { runAction } from "./run-action.ts";

/** `mesh/setup-api-key`: each target ends up with a working key that is not too old. */
export const setup = (): Promise<void> =>
  runAction({ ...NO_OUTPUTS, outcome: "failed", results: "[]" }, async (host, http) => {
    const inputs = parseSetupInputs(host);
    const results = await rotateAll(inputs, liveRotationDeps(inputs, http, host));
    await reportRotation(results, inputs, host);
  });
