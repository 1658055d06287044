import { assess } from "../verification/assess.ts";
import { lookAtKey } from "../verification/look.ts";
import { liveLookDeps } from "./live-deps.ts";
import { runAction } from "./run-action.ts";
import { parseVerifyInputs } from "./verify-inputs.ts";
import { noVerdict, reportVerification } from "./verify-report.ts";

/** `mesh/setup-api-key/verify`: checks the key that the job was given. */
export const verify = (): Promise<void> =>
  runAction(noVerdict, async (host, http) => {
    const inputs = parseVerifyInputs(host);
    const look = await lookAtKey(inputs.apiKey, liveLookDeps(inputs, http, host));
    await reportVerification(assess(look, inputs.policy), inputs, host);
  });
