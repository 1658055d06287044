import type { Policy } from "../rotation/policy.ts";
import { DAY_MS } from "../values/clock.ts";
import { formatDuration } from "../values/duration.ts";
import { MESH_KEY_PATTERN } from "../values/mesh-key.ts";
import { warnOfPlainHttp, type Access } from "./access.ts";
import type { Host } from "./host.ts";

/** What is allowed, and still worth a second look. */
export function warnOfInputs(
  { policy, apiUrl, currentKey }: Pick<Access, "apiUrl" | "currentKey"> & { readonly policy: Policy },
  host: Host,
): void {
  // 0 is allowed only where everything older is to end at once.
  if (policy.graceMs > 0 && policy.graceMs < DAY_MS)
    host.warning({
      title: "Short grace period",
      text: `\`grace-period\` is ${formatDuration(policy.graceMs)}: queued jobs, re-runs and runs that wait for an approval may lose their key. 24h or more is safe for most.`,
    });
  warnOfPlainHttp(apiUrl, host);
  if (currentKey !== undefined && !MESH_KEY_PATTERN.test(currentKey.reveal()))
    host.warning({
      title: "`current-key` is no Mesh key",
      text: "The secret holds something that does not look like `mesh_…`. It is treated as a dead key.",
    });
}
