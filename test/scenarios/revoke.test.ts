import { describe, expect } from "@jest/globals";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../src/values/clock.ts";
import { pastes, SECRET, SECRET_PATH, type StepEnd } from "../support/place.ts";
import { pageOf } from "./page.ts";
import { errorCodes, meshAccepts, revokesInMesh, story, wrote, type World } from "./story.ts";

const BASIC = { quirks: ["basic"] } as const;
const LATER_THAN_LEASE_MS = 25 * MINUTE_MS;

/** A key, and a month later its successor: the first is in its grace period. */
async function aRotatedSecret(world: World): Promise<{ predecessor: string; stored: string }> {
  const first = await world.runs();
  world.clock.passes(31 * DAY_MS);
  const second = await world.runs();
  world.clock.passes(HOUR_MS);
  return { predecessor: first.outputs["key-id"]!, stored: second.outputs["key-id"]! };
}

/** A run that died between mint and store: nobody holds its key. */
async function dies(world: World): Promise<string> {
  const before = await world.liveKeyIds();
  world.github.standIn.faults.add({
    ...{ method: "PUT", path: SECRET_PATH, kind: "drop_before" },
    beforeEffect: () => world.kill(),
  });
  const end = await world.runs({ with: { force: "true" } });
  expect(end.exitCode).toBe("killed");
  return (await world.liveKeyIds()).find((keyId) => !before.includes(keyId))!;
}

/** The key ids of an output. */
function listed({ outputs }: StepEnd, name: "revoked-key-ids" | "kept-key-ids"): readonly string[] {
  return (outputs[name] ?? "").split(",").filter((keyId) => keyId !== "");
}

describe("revoke: what nothing uses any more", () => {
  story("ends a superseded key whose grace period is over, although it is used", async (world) => {
    await world.runs();
    world.clock.passes(31 * DAY_MS);
    const server = world.queue().secrets.get(SECRET)!;
    const { outputs } = await world.runs();
    world.clock.passes(2 * DAY_MS);
    expect(await meshAccepts(world, server)).toBe(true);
    const end = await world.revokes({ mode: "superseded" });
    expect(await pageOf(end, world)).toMatchSnapshot();
    expect(listed(end, "revoked-key-ids")).toEqual([outputs["previous-key-id"]]);
    expect(await world.liveKeyIds()).toEqual([outputs["key-id"]]);
    expect(await meshAccepts(world, server)).toBe(false);
  });

  story("keeps a key in its grace period, and says until when", async (world) => {
    const { predecessor, stored } = await aRotatedSecret(world);
    const end = await world.revokes({ mode: "superseded" });
    expect(end.outputs).toMatchObject({ outcome: "nothing-to-revoke", "revoked-key-ids": "" });
    expect(end.log).toMatch(new RegExp(`kept ${predecessor}: retiring: .* it ends at 2026-04-08T`));
    expect(await world.liveKeyIds()).toEqual([predecessor, stored]);
  });

  story("ends an orphan that is older than the lease, and no younger one", async (world) => {
    const first = await world.runs();
    world.clock.passes(DAY_MS);
    const orphan = await dies(world);
    const early = await world.revokes({ mode: "superseded" });
    expect(listed(early, "kept-key-ids")).toContain(orphan);
    expect(early.log).toContain("it may belong to a run that is still at work");
    world.clock.passes(LATER_THAN_LEASE_MS);
    const late = await world.revokes({ mode: "superseded" });
    expect(listed(late, "revoked-key-ids")).toEqual([orphan]);
    expect(await world.liveKeyIds()).toEqual([first.outputs["key-id"]]);
  });

  story(
    "without evidence of what the secret holds it touches nothing and names what is missing",
    async (world) => {
      await aRotatedSecret(world);
      world.clock.passes(2 * DAY_MS);
      const blind = await world.revokes({
        mode: "superseded",
        with: { "run-token": "", "current-key": "" },
      });
      expect(await pageOf(blind, world)).toMatchSnapshot();
      expect(wrote(blind)).toEqual([]);
    },
  );

  story("a re-run replays an old secret, and so may revoke nothing", async (world) => {
    await aRotatedSecret(world);
    world.clock.passes(2 * DAY_MS);
    const run = world.github.standIn.rerun(world.queue().id);
    const end = await world.revokes({ mode: "superseded", run });
    expect(end.outputs["outcome"]).toBe("refused");
    expect(end.log).toContain("this is a re-run");
    expect(wrote(end)).toEqual([]);
  });

  story("a run that was queued before the last write is told to start anew", async (world) => {
    await world.runs();
    world.clock.passes(31 * DAY_MS);
    const run = world.queue();
    world.clock.passes(MINUTE_MS);
    await world.runs();
    const end = await world.revokes({ mode: "superseded", run });
    expect(end.log).toContain("The secret was written after this run was queued: start a new run.");
    expect(wrote(end)).toEqual([]);
  });
});

describe("revoke: one key", () => {
  story("ends the key that is named, in its grace period too", async (world) => {
    const { predecessor, stored } = await aRotatedSecret(world);
    const end = await world.revokes({ mode: "key", with: { "key-id": predecessor } });
    expect(await pageOf(end, world)).toMatchSnapshot();
    expect(await world.liveKeyIds()).toEqual([stored]);
  });

  story("a key that is gone already is all that was wanted", async (world) => {
    const { predecessor } = await aRotatedSecret(world);
    await revokesInMesh(world, predecessor);
    const end = await world.revokes({ mode: "key", with: { "key-id": predecessor } });
    expect(end).toMatchObject({ exitCode: 0, outputs: { outcome: "nothing-to-revoke" } });
    expect(wrote(end)).toEqual([]);
  });

  story("refuses a key that it did not mint, of the very same name", async (world) => {
    const { stored } = await aRotatedSecret(world);
    const name = `github:octo/app:${SECRET}`;
    await world.mesh.service.keys.mint({ accountId: world.mesh.accountId, name });
    const stranger = (await world.liveKeyIds()).at(-1)!;
    const end = await world.revokes({ mode: "key", with: { "key-id": stranger } });
    expect(end).toMatchObject({ exitCode: 1, outputs: { outcome: "refused" } });
    expect(end.log).toContain(`Key ${stranger} was not minted by this action for this secret`);
    expect(await world.liveKeyIds()).toEqual(expect.arrayContaining([stored, stranger]));
    expect(wrote(end)).toEqual([]);
  });

  story("refuses the key that the secret holds, and names the mode that may", async (world) => {
    const { stored } = await aRotatedSecret(world);
    const end = await world.revokes({ mode: "key", with: { "key-id": stored } });
    expect(end.outputs["outcome"]).toBe("refused");
    expect(end.log).toContain("Use the mode `compromised`: it stores a new key first.");
    expect(wrote(end)).toEqual([]);
  });

  story("refuses a key inside the lease: a run at work may be storing it", async (world) => {
    await world.runs();
    world.clock.passes(DAY_MS);
    const orphan = await dies(world);
    const end = await world.revokes({ mode: "key", with: { "key-id": orphan } });
    expect(end.outputs["outcome"]).toBe("refused");
    expect(end.log).toContain("Start a new run in half an hour.");
    expect(wrote(end)).toEqual([]);
  });

  story("refuses a key that the last write may have stored", async (world) => {
    await world.runs();
    world.clock.passes(DAY_MS);
    const orphan = await dies(world);
    world.clock.passes(MINUTE_MS);
    const winner = await world.runs({ with: { force: "true" } });
    world.clock.passes(HOUR_MS);
    const end = await world.revokes({ mode: "key", with: { "key-id": orphan } });
    expect(end.log).toContain("The last write may have put this key into the secret.");
    expect(wrote(end)).toEqual([]);
    expect(world.storedKeyId()).toBe(winner.outputs["key-id"]);
  });
});

describe("revoke: a leaked key", () => {
  story("stores a new key first, then ends every older one, and sees that each is dead", async (world) => {
    const { predecessor, stored } = await aRotatedSecret(world);
    const leaked = world.queue().secrets.get(SECRET)!;
    const end = await world.revokes({ mode: "compromised" });
    expect(listed(end, "revoked-key-ids").toSorted()).toEqual([predecessor, stored].toSorted());
    expect(await world.liveKeyIds()).toEqual([world.storedKeyId()]);
    expect(await meshAccepts(world, leaked)).toBe(false);
    const order = wrote(end).map((request) => request.split(" ")[0]);
    expect(order).toEqual(["POST", "PUT", "DELETE", "DELETE"]);
  });

  story("ends the leaked key even inside the lease", async (world) => {
    const first = await world.runs();
    world.clock.passes(MINUTE_MS);
    const end = await world.revokes({ mode: "compromised" });
    expect(await pageOf(end, world)).toMatchSnapshot();
    expect(end).toMatchObject({ exitCode: 0, outputs: { outcome: "rotated-and-revoked" } });
    expect(await world.keyStatus(first.outputs["key-id"]!)).toBe("revoked");
    expect(await world.liveKeyIds()).toEqual([world.storedKeyId()]);
  });

  story(
    "names another run's young key, leaves it and fails; half an hour later it ends it",
    async (world) => {
      const first = await world.runs();
      world.clock.passes(DAY_MS);
      const young = await dies(world);
      const end = await world.revokes({ mode: "compromised" });
      expect(await pageOf(end, world)).toMatchSnapshot();
      expect(end.exitCode).toBe(1);
      expect(listed(end, "revoked-key-ids")).toEqual([first.outputs["key-id"]]);
      expect(await world.keyStatus(young)).toBe("active");
      world.clock.passes(LATER_THAN_LEASE_MS);
      const again = await world.revokes({ mode: "compromised" });
      expect(again.outputs["outcome"]).toBe("rotated-and-revoked");
      expect(await world.liveKeyIds()).toEqual([world.storedKeyId()]);
    },
  );

  story("when GitHub refuses the new key, nothing is revoked but that key", async (world) => {
    const { predecessor, stored } = await aRotatedSecret(world);
    const before = world.mesh.minted.size;
    world.github.standIn.faults.add({ method: "PUT", path: SECRET_PATH, kind: "status", status: 403 });
    const end = await world.revokes({ mode: "compromised" });
    expect(await pageOf(end, world)).toMatchSnapshot();
    expect(errorCodes(end)).toEqual(["revocation_incomplete"]);
    expect(world.mesh.minted.size).toBe(before + 1);
    expect(await world.liveKeyIds()).toEqual([predecessor, stored]);
    expect(world.storedKeyId()).toBe(stored);
  });

  story("when nobody knows whether the new key was stored, neither key is revoked", async (world) => {
    const { predecessor, stored } = await aRotatedSecret(world);
    const lost = { method: "PUT", path: SECRET_PATH, kind: "drop_after", times: Infinity } as const;
    world.github.standIn.faults.add(lost);
    const end = await world.revokes({ mode: "compromised" });
    expect(end).toMatchObject({ exitCode: 1, outputs: { outcome: "incomplete", "revoked-key-ids": "" } });
    expect(wrote(end).filter((request) => request.startsWith("DELETE"))).toEqual([]);
    expect(await world.liveKeyIds()).toEqual([predecessor, stored, world.storedKeyId()]);
  });

  story("a person's key is replaced, named, and left to that person", async (world) => {
    const { accountId, service } = world.mesh;
    const key = await service.keys.mint({ accountId, name: "by hand" });
    world.keepSecret("the person's key", key);
    await pastes(world, key);
    world.clock.passes(DAY_MS);
    const [persons] = await world.liveKeyIds();
    const end = await world.revokes({ mode: "compromised" });
    expect(end).toMatchObject({ exitCode: 1, outputs: { outcome: "incomplete", "kept-key-ids": persons } });
    expect(end.log).toContain("revoke it yourself in the Mesh web interface");
    expect(await meshAccepts(world, key)).toBe(true);
    expect(world.storedKeyId()).not.toBe(persons);
  });

  story(
    "a basic service stores the new key and names the old one to delete by hand",
    async (world) => {
      const first = await world.runs();
      world.clock.passes(DAY_MS);
      const end = await world.revokes({ mode: "compromised" });
      expect(await pageOf(end, world)).toMatchSnapshot();
      expect(end.exitCode).toBe(1);
      expect(world.storedKeyId()).not.toBe(first.outputs["key-id"]);
    },
    BASIC,
  );
});

describe("revoke: the end of a secret", () => {
  story("deletes the secret, sees that it is gone, and only then ends its keys", async (world) => {
    await aRotatedSecret(world);
    const end = await world.revokes({ mode: "teardown" });
    expect(end.outputs).toMatchObject({ outcome: "torn-down", "secret-deleted": "true" });
    expect(await world.liveKeyIds()).toEqual([]);
    const writes = end.exchanges.filter(({ method }) => method === "DELETE");
    const [deletion, ...revocations] = writes;
    expect(deletion).toMatchObject({ server: "github", path: SECRET_PATH, status: 204 });
    expect(revocations.map(({ server }) => server)).toEqual(["mesh", "mesh"]);
    const gone = end.exchanges.find(({ path, status }) => path === SECRET_PATH && status === 404);
    expect(gone?.started).toBeGreaterThan(deletion!.ended!);
    expect(Math.min(...revocations.map(({ started }) => started))).toBeGreaterThan(gone!.ended!);
  });

  story("run twice, it has nothing left to do and says so", async (world) => {
    await aRotatedSecret(world);
    await world.revokes({ mode: "teardown" });
    const again = await world.revokes({ mode: "teardown" });
    expect(again).toMatchObject({ exitCode: 0, outputs: { outcome: "torn-down", "revoked-key-ids": "" } });
  });

  story("a token that may not delete the secret ends no key", async (world) => {
    const { predecessor, stored } = await aRotatedSecret(world);
    world.github.standIn.faults.add({ method: "DELETE", path: SECRET_PATH, kind: "status", status: 403 });
    const end = await world.revokes({ mode: "teardown" });
    expect(end).toMatchObject({ exitCode: 1, outputs: { "secret-deleted": "false", "revoked-key-ids": "" } });
    expect(errorCodes(end)).toEqual(["secret_write_forbidden"]);
    expect(await world.liveKeyIds()).toEqual([predecessor, stored]);
    expect(world.storedKeyId()).toBe(stored);
  });

  story("while GitHub still shows the secret, no key ends", async (world) => {
    const { predecessor, stored } = await aRotatedSecret(world);
    const deleted = { method: "DELETE", path: SECRET_PATH, kind: "status", status: 204 } as const;
    world.github.standIn.faults.add(deleted);
    const end = await world.revokes({ mode: "teardown" });
    expect(end).toMatchObject({ exitCode: 1, outputs: { outcome: "incomplete", "revoked-key-ids": "" } });
    expect(await world.liveKeyIds()).toEqual([predecessor, stored]);
  });

  story("a young key is named and left; half an hour later it ends", async (world) => {
    const first = await world.runs();
    const end = await world.revokes({ mode: "teardown" });
    expect(end).toMatchObject({
      exitCode: 1,
      outputs: { outcome: "incomplete", "secret-deleted": "true", "kept-key-ids": first.outputs["key-id"] },
    });
    world.clock.passes(LATER_THAN_LEASE_MS);
    const again = await world.revokes({ mode: "teardown" });
    expect(await pageOf(again, world)).toMatchSnapshot();
    expect(again).toMatchObject({ exitCode: 0, outputs: { outcome: "torn-down" } });
    expect(await world.liveKeyIds()).toEqual([]);
  });

  story(
    "a basic service deletes the secret and names the key to delete by hand",
    async (world) => {
      await world.runs();
      world.clock.passes(DAY_MS);
      const end = await world.revokes({ mode: "teardown" });
      expect(await pageOf(end, world)).toMatchSnapshot();
      expect(end).toMatchObject({ exitCode: 1, outputs: { "secret-deleted": "true" } });
      expect(world.storedKeyId()).toBeUndefined();
    },
    BASIC,
  );
});

describe("revoke: what it asks for first", () => {
  story("a confirmation that is not the secret's name is refused before any request", async (world) => {
    await aRotatedSecret(world);
    const wrong = await world.revokes({ mode: "teardown", with: { confirm: "MESH_API_KEYS" } });
    expect(wrong).toMatchObject({ exitCode: 1, outputs: { outcome: "refused" }, exchanges: [] });
    expect(errorCodes(wrong)).toEqual(["invalid_inputs"]);
    expect(wrong.log).toContain("`confirm` is not the name of the secret, MESH_API_KEY.");
    const empty = await world.revokes({ mode: "superseded", with: { confirm: "" } });
    expect(empty).toMatchObject({ exitCode: 1, exchanges: [] });
  });

  for (const mode of ["compromised", "teardown"] as const)
    story(
      `a dry run of \`${mode}\` needs no confirmation, names each key and changes nothing`,
      async (world) => {
        const { predecessor, stored } = await aRotatedSecret(world);
        const end = await world.revokes({ mode, with: { "dry-run": "true", confirm: "" } });
        expect(end).toMatchObject({ exitCode: 0, outputs: { outcome: "planned", "revoked-key-ids": "" } });
        expect(wrote(end)).toEqual([]);
        for (const keyId of [predecessor, stored]) expect(end.log).toContain(`would revoke ${keyId}`);
        expect(await world.liveKeyIds()).toEqual([predecessor, stored]);
        expect(world.storedKeyId()).toBe(stored);
      },
    );

  for (const mode of ["superseded", "key"] as const)
    story(
      `a basic service cannot do \`${mode}\`, and says where it is done`,
      async (world) => {
        const first = await world.runs();
        world.clock.passes(2 * DAY_MS);
        const keyId = first.outputs["key-id"] ?? "";
        const end = await world.revokes({ mode, with: mode === "key" ? { "key-id": keyId } : {} });
        expect(end).toMatchObject({ exitCode: 1, outputs: { outcome: "refused" } });
        expect(end.log).toContain("Fix: Revoke it in the Mesh web interface");
        expect(wrote(end)).toEqual([]);
      },
      BASIC,
    );

  story("an admin credential that Mesh rejects is not taken for keys that are gone", async (world) => {
    const { predecessor } = await aRotatedSecret(world);
    const refusal = { method: "DELETE", path: /api-keys/, kind: "status", status: 401 } as const;
    world.mesh.faults.add({ ...refusal, times: Infinity });
    const end = await world.revokes({ mode: "key", with: { "key-id": predecessor } });
    expect(end).toMatchObject({ exitCode: 1, outputs: { outcome: "incomplete", "revoked-key-ids": "" } });
    expect(await world.keyStatus(predecessor)).toBe("active");
  });
});
