import { leastDurationMs } from "../github/pace.ts";
import type { RotationEvent } from "../rotation/events.ts";
import { isFailure } from "../rotation/outcome.ts";
import { describeSlot } from "../rotation/target.ts";
import { HOUR_MS } from "../values/clock.ts";
import { describeDuration } from "../values/duration.ts";
import type { Host } from "./host.ts";
import { storyLine } from "./story.ts";

/** Tells what happens as it happens: a line each; of many targets a folded group each, and its end for all to see. */
export function tellEvent(event: RotationEvent, host: Host): void {
  switch (event.kind) {
    case "warning":
      host.warning({ title: "mesh/setup-api-key", text: event.text });
      break;
    case "surveyed":
      tellSurvey(event, host);
      break;
    case "target-started":
      host.startGroup(`[${event.number}/${event.of}] ${describeSlot(event.target.slot)}`);
      break;
    case "target-ended":
      host.endGroup();
      host.info(endLine(event));
      break;
    default:
      host.info(storyLine(event));
  }
}

/** An App's token ends after an hour (GitHub Docs, "Generating an installation access token"); there must be time left to work. */
const LONG_RUN_MS = 0.9 * HOUR_MS;

function tellSurvey({ targets, due }: RotationEvent & { kind: "surveyed" }, host: Host): void {
  const leastMs = leastDurationMs(due);
  const time = leastMs === 0 ? "" : `; GitHub's limits allow that in ${describeDuration(leastMs)} at best`;
  const surveyed = targets === 1 ? "1 target" : `${targets} targets`;
  host.info(`✓ surveyed ${surveyed}: ${due === 0 ? "nothing is due" : `${due} to work on${time}`}`);
  if (leastMs < LONG_RUN_MS) return;
  host.warning({
    title: "This will take long",
    text: `GitHub allows a token 500 writes an hour: ${due} targets take ${describeDuration(leastMs)} at best. An App's token ends after an hour; what is left then is done by the next run. examples/fleet.yml spreads the targets over several jobs.`,
  });
}

function endLine({ target, outcome, number, of, later }: RotationEvent & { kind: "target-ended" }): string {
  const place = `[${number}/${of}] ${describeSlot(target.slot)}: ${outcome.kind}`;
  if (later) return `… ${place}, has another turn after the others`;
  if (!isFailure(outcome)) return `✓ ${place}`;
  return `✗ ${place}${"error" in outcome ? `. ${outcome.error.faults[0].what}` : ""}`;
}
