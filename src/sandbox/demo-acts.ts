import { DAY_MS, HOUR_MS, MINUTE_MS } from "../values/clock.ts";
import type { Sensitive } from "../values/sensitive.ts";
import { expectAccepted, expectOutput, expectRefused, expectWorkingKey, stateOf } from "./demo-checks.ts";
import { outputOf, type DemoStage } from "./demo-stage.ts";
import { KeyFinder } from "./key-finder.ts";
import { storedKeyId } from "./stored-key.ts";

const SETUP = "examples/setup.yml";
const DEPLOY = "examples/deploy.yml";
const REVOKE = "examples/revoke.yml";

/** The first run makes the key, and a deployment uses it. */
export async function install(stage: DemoStage): Promise<Sensitive> {
  const { page, playground } = stage;
  page.heading("Act 1 of 4: install");
  page.say("The repository has an admin key and a token that may write secrets. It has no MESH_API_KEY yet.");
  const setup = await stage.run({ path: SETUP });
  expectOutput(stage, setup, "outcome", "created");
  const key = await expectWorkingKey(stage);
  playground.clock.advance(5 * MINUTE_MS);
  const deploy = await stage.run({ path: DEPLOY, event: "push" });
  const deployedId = outputOf(deploy, "key-id");
  stage.check(
    "the deployment was given exactly that key",
    deployedId !== undefined && deployedId === storedKeyId(playground),
    `it was given ${deployedId ?? "none"}`,
  );
  await stage.remember("installed");
  stage.drawTimeline();
  return key;
}

/** A month later the key is due. The old one works on for those who hold it, then it dies. */
export async function rotate(stage: DemoStage, first: Sensitive): Promise<Sensitive> {
  const { page, player } = stage;
  page.heading("Act 2 of 4: rotate");
  stage.travel(31 * DAY_MS, "the key is older than `rotate-after`, 30d.");
  page.say("A deployment is queued just before: GitHub takes its copy of the secrets now.");
  const waiting = await player.queue({ path: DEPLOY, event: "push" });
  expectOutput(stage, await stage.run({ path: SETUP, event: "schedule" }), "outcome", "rotated");
  const second = await expectWorkingKey(stage);
  stage.check("it is another key than before", !second.equals(first), "the same key");
  await stage.remember("rotated");

  stage.travel(HOUR_MS, "the deployment that was queued before gets its turn.");
  const late = await stage.start(waiting, "success", ", with the old key");
  expectOutput(stage, late, "status", "retiring");
  await expectAccepted(stage, first, "Mesh accepts the old key during its grace period");
  await stage.remember("in grace");

  stage.travel(47 * HOUR_MS, "the grace period, 24h, is over, and nobody used the old key for a day.");
  expectOutput(stage, await stage.run({ path: SETUP, event: "schedule" }), "outcome", "unchanged");
  await expectRefused(stage, first, "Mesh refuses the old key after its grace period");
  await expectWorkingKey(stage);
  await stage.remember("grace over");
  stage.drawTimeline();
  return second;
}

/** The worst moment to die is between mint and store: the new key lives and nobody holds it. */
export async function dieAndHeal(stage: DemoStage, second: Sensitive): Promise<Sensitive> {
  const { page, playground, player } = stage;
  page.heading("Act 3 of 4: killed between mint and store, healed by the next run");
  stage.travel(29 * DAY_MS, "the next rotation is due.");
  page.say("This time the machine is lost (SIGKILL) after the mint, before the secret is written.");
  const fault = playground.gitHub.faults.add({
    kind: "drop_before",
    method: "PUT",
    path: /\/actions\/secrets\/MESH_API_KEY$/,
    beforeEffect: () => player.loseMachine(),
  });
  const mintedBefore = playground.mintedKeys.length;
  await stage.run({ path: SETUP, event: "schedule" }, "cancelled");
  stage.check(
    "the run died as it was about to store",
    fault.strikes === 1,
    `${fault.strikes} writes were met`,
  );
  const orphan = playground.mintedKeys[mintedBefore];
  const orphanState = await stateOf(stage, orphan?.keyId);
  stage.check(
    `${orphan?.keyId ?? "the new key"} is an orphan: it works, and no store holds it`,
    orphanState === "orphaned",
    orphanState,
  );
  const held = await expectWorkingKey(stage);
  stage.check("the secret still holds the key from before", held.equals(second), "another key");
  await stage.remember("killed");

  stage.travel(HOUR_MS, "20 minutes after a mint its run can no longer be alive.");
  const healing = await stage.run({ path: SETUP });
  expectOutput(stage, healing, "outcome", "rotated");
  const sweptState = await stateOf(stage, orphan?.keyId);
  stage.check("the orphan is gone", sweptState === "ended", sweptState);
  const third = await expectWorkingKey(stage);
  stage.check(
    "the secret holds the healing run's own key",
    storedKeyId(playground) === outputOf(healing, "key-id"),
    "another key",
  );
  stage.check(
    "and that is neither the orphan nor the key before",
    !third.equals(second) && orphan?.value.equals(third) === false,
    "one of them",
  );
  await expectAccepted(stage, second, "Mesh accepts the key before: its grace period has begun");
  await stage.remember("healed");
  stage.drawTimeline();
  return third;
}

/** A key is out: a person stops it, and the deployments go on with a new one. */
export async function stopLeak(stage: DemoStage, second: Sensitive, third: Sensitive): Promise<void> {
  const { page, playground } = stage;
  page.heading("Act 4 of 4: a leaked key is stopped");
  stage.travel(2 * HOUR_MS, "somebody pastes the key into a public issue, and a stranger copies it.");
  await expectAccepted(stage, third, "Mesh lets the stranger in: the key is as good as any");
  await stage.remember("leaked");

  playground.clock.advance(10 * MINUTE_MS);
  page.say(
    "Somebody notices, and runs the emergency stop by hand: in the mode `compromised`, with MESH_API_KEY typed to confirm.",
  );
  const finder = new KeyFinder(playground, third);
  const stop = await stage.run({ path: REVOKE, inputs: { mode: "compromised", confirm: "MESH_API_KEY" } });
  expectOutput(stage, stop, "outcome", "rotated-and-revoked");
  const knocks = await finder.knocks();
  stage.check(
    "a new key was in the secret before the leaked one was ended",
    knocks.length > 0 && knocks.every(({ replaced }) => replaced),
    knocks.length === 0 ? "nobody ended it" : "the secret still held the leaked key",
  );
  stage.check(
    "Mesh refused the stranger's very next request",
    knocks.every(({ accepted }) => !accepted),
    "it was accepted",
  );
  await expectRefused(stage, third, "and refuses the leaked key still");
  await expectRefused(
    stage,
    second,
    "the key before is refused too: what is older than the new key may have leaked with it",
  );
  await expectWorkingKey(stage);

  playground.clock.advance(5 * MINUTE_MS);
  const deploy = await stage.run({ path: DEPLOY, event: "push" });
  expectOutput(stage, deploy, "status", "current");
  const deployedId = outputOf(deploy, "key-id");
  stage.check(
    "a new deployment was given the new key",
    deployedId !== undefined && deployedId === storedKeyId(playground),
    `it was given ${deployedId ?? "none"}`,
  );
  await stage.remember("stopped");
  stage.drawTimeline();
}
