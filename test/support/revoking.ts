import { expect } from "@jest/globals";
import { SECRET, type StepEnd, type World } from "../scenarios/story.ts";
import { runLoneStep, secretsIn, type LoneOrder } from "./lone-step.ts";

/** What a person chose in the form of the workflow. */
export interface Dispatch extends Pick<LoneOrder, "run"> {
  readonly mode: "superseded" | "key" | "compromised" | "teardown";
  readonly with?: Readonly<Record<string, string>>;
}

/** `mesh/setup-api-key/revoke` in the story's repository, confirmed unless told otherwise; no secret is left in sight. */
export async function revokes(world: World, { mode, run, with: given }: Dispatch): Promise<StepEnd> {
  const end = await runLoneStep(world, {
    entry: "revoke",
    with: { mode, confirm: SECRET, ...given },
    ...(run === undefined ? {} : { run }),
  });
  expect(secretsIn(world, end)).toEqual([]);
  return end;
}
