import { describe, expect, test } from "@jest/globals";
import { DAY_MS, HOUR_MS } from "../../src/values/clock.ts";
import { Campaign, type Scenario } from "../support/kill-campaign.ts";
import { MOMENTS } from "../support/killing.ts";
import { pastes, SECRET } from "../support/place.ts";
import type { Scene } from "../support/scene.ts";

const CAMPAIGN_TIMEOUT_MS = 150_000;

const ROTATED: Scenario = {
  name: "rotate",
  quirks: [],
  order: { entry: "setup" },
  prepare: async (scene) => {
    await pastes(scene.place, await scene.mintsManaged());
    scene.place.clock.passes(31 * DAY_MS);
  },
  missing: async (scene, first) => (scene.storedKeyId === first ? ["the secret holds the old key"] : []),
};

const CREATED: Scenario = {
  name: "create",
  quirks: [],
  order: { entry: "setup" },
  prepare: async () => undefined,
  missing: async (scene) => (scene.storedKeyId === undefined ? ["there is no secret"] : []),
};

/** A replaced key, still in its grace, and the stored one. */
async function prepareTwoKeys(scene: Scene): Promise<void> {
  await scene.mintsManaged();
  scene.place.clock.passes(HOUR_MS);
  await pastes(scene.place, await scene.mintsManaged());
  scene.place.clock.passes(DAY_MS);
}

const SCENARIOS: readonly Scenario[] = [
  CREATED,
  ROTATED,
  {
    name: "compromised",
    quirks: [],
    order: { entry: "revoke", with: { mode: "compromised", confirm: SECRET } },
    prepare: prepareTwoKeys,
    missing: async (scene, first) => [
      ...(scene.storedKeyId === undefined || scene.storedKeyId === first ? ["no new key was stored"] : []),
      ...(await scene.liveKeys())
        .filter(({ keyId }) => keyId !== scene.storedKeyId)
        .map(({ keyId }) => `${keyId} is still alive`),
    ],
  },
  {
    name: "teardown",
    quirks: [],
    order: { entry: "revoke", with: { mode: "teardown", confirm: SECRET } },
    prepare: prepareTwoKeys,
    missing: async (scene) => [
      ...(scene.storedKeyId === undefined ? [] : ["the secret is still there"]),
      ...(await scene.liveKeys()).map(({ keyId }) => `${keyId} is still alive`),
    ],
  },
  { ...CREATED, name: "create on a basic service", quirks: ["basic"] },
  { ...ROTATED, name: "rotate on a basic service", quirks: ["basic"] },
];

describe.each(SCENARIOS.map((scenario) => ({ ...scenario, scenario })))("killed: $name", ({ scenario }) => {
  const campaign = new Campaign(scenario);

  test.each(MOMENTS)(
    "at each request, %s: the next run recovers, and every promise holds",
    async (moment) => {
      expect(await campaign.run(moment)).toEqual([]);
    },
    CAMPAIGN_TIMEOUT_MS,
  );
});
