import type { GitHubPort, RunPort, RunReference, SealedBox, SealingKey } from "../github/port.ts";
import type { MeshPort } from "../mesh/port.ts";
import type { Clock } from "../values/clock.ts";
import type { Sensitive } from "../values/sensitive.ts";
import type { RotationEvent } from "./events.ts";

/** Everything that the heart needs from outside. It knows neither network nor disk, nor that GitHub Actions exists. */
export interface RotationDeps {
  readonly mesh: MeshPort;
  /** `undefined`: a dry run without a GitHub token. */
  readonly github: GitHubPort | undefined;
  /** Host of the GitHub API, part of each target's id. */
  readonly gitHubHost: string;
  /** This run, where there is one and it may be read; a laptop has none. */
  readonly run: (RunReference & { readonly port: RunPort | undefined; readonly attempt: number }) | undefined;
  readonly adminCredential: Sensitive;
  readonly clock: Clock;
  /** Seals a key so that only GitHub can open it. */
  readonly seal: (key: Sensitive, sealingKey: SealingKey) => Promise<SealedBox>;
  /** A fresh idempotency key for one mint for this target. */
  readonly newIdempotencyKey: (targetId: string) => Sensitive;
  readonly tell: (event: RotationEvent) => void;
  /** Aborted when the run is asked to stop. */
  readonly cancellation: AbortSignal | undefined;
}
