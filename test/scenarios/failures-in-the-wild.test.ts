import { cp, mkdtemp, rm } from "node:fs/promises";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect } from "@jest/globals";
import { parse } from "yaml";
import { DAY_MS, HOUR_MS } from "../../src/values/clock.ts";
import { Sensitive } from "../../src/values/sensitive.ts";
import { ACTIONS } from "../../tools/action-manifests.ts";
import { aMeshKey } from "../support/credentials.ts";
import { pastes, SECRET_PATH, type StepEnd } from "../support/place.ts";
import { errorCodes, story, wrote, type World } from "./story.ts";

/**
 * What went wrong in other people's rotations, and has no better place: docs/failures-in-the-wild.md has the whole list.
 */
const ROOT = join(import.meta.dirname, "../..");
const PUT = { method: "PUT", path: SECRET_PATH } as const;

describe("what a step prints", () => {
  const refusals: readonly [string, (world: World, words: string) => void][] = [
    ["reads the sealing key", refusesAtGitHub("GET", /public-key$/)],
    ["stores the key", refusesAtGitHub("PUT", SECRET_PATH)],
    ["lists the keys", refusesAtMesh("GET", "/api/v1/api-keys")],
    ["mints the key", refusesAtMesh("POST", "/api/v1/api-keys")],
  ];
  for (const [when, refuse] of refusals)
    story(`F1: no error text holds a credential that the server echoes when it ${when}`, async (world) => {
      const given = [world.githubToken, world.mesh.adminKey].map((secret) => secret.reveal());
      refuse(world, `Refused: ${given.join(" and ")}. Go away.`);
      const run = await world.runs();
      expect(run.exitCode).toBe(1);
      // The server's words are there; what it echoed is looked for at the end of every story.
      expect(run.log).toContain("Go away.");
    });

  story("F3: the key is in no line, and its predecessor works until after it was stored", async (world) => {
    await world.runs();
    world.clock.passes(31 * DAY_MS);
    const states = await statesOfStored(world, () => world.runs());
    expect(new Set(states)).toEqual(new Set(["active"]));
    const second = await world.runs();
    const lastLine = second.raw.stdout.trim().split("\n").at(-1) ?? "";
    expect(lastLine).toBe("✓ MESH_API_KEY of octo/app: unchanged");
  });

  story("F29: a value of several lines is masked as a whole and line by line", async (world) => {
    await world.runs();
    world.clock.passes(HOUR_MS);
    const lines = ["first", "second"].map((name) => aMeshKey(name).reveal());
    const pasted = new Sensitive(lines.join("\n"));
    world.keepSecret("the pasted value", pasted);
    await pastes(world, pasted);
    const run = await world.runs();
    expect(run.raw.stdout).toContain(`::add-mask::${lines.join("%0A")}\n`);
    expect(lines.map((line) => run.hides(line))).toEqual([true, true]);
  });

  story("F31: a key that a later program writes otherwise is masked in those forms too", async (world) => {
    const run = await world.runs();
    const [key = ""] = world.mesh.minted.keys();
    const inside = Buffer.from(`{"key":"${key}"}`);
    const forms = [
      key,
      Buffer.from(key).toString("hex"),
      Buffer.from(key).toString("base64url"),
      inside.toString("base64"),
      encodeURIComponent(key),
    ];
    expect(forms.map((form) => run.hides(form))).toEqual(forms.map(() => true));
    expect(run.hides(aMeshKey("another").reveal())).toBe(false);
  });
});

describe("what a step does when the write is refused", () => {
  story(
    "F5: it takes back the successor alone, and the key in the secret works all the time",
    async (world) => {
      const first = await world.runs();
      world.clock.passes(31 * DAY_MS);
      world.github.standIn.faults.add({ ...PUT, kind: "status", status: 403 });
      let run: StepEnd | undefined;
      const states = await statesOfStored(world, async () => (run = await world.runs()));
      expect(run?.outputs["outcome"]).toBe("rolled-back");
      expect(new Set(states)).toEqual(new Set(["active"]));
      expect(await world.liveKeyIds()).toEqual([first.outputs["key-id"]]);
    },
  );

  story("F8: it does not end before the revocation that it asked for was answered", async (world) => {
    world.github.standIn.faults.add({ ...PUT, kind: "status", status: 403 });
    const run = await world.runs();
    const last = run.exchanges.at(-1);
    expect([last?.method, last?.status]).toEqual(["DELETE", 200]);
    expect(run.exchanges.filter(({ status }) => status === undefined)).toEqual([]);
    expect(await world.liveKeyIds()).toEqual([]);
  });

  story(
    "F11: it fails by its exit code, and leaves no state for a step that would clean up",
    async (world) => {
      world.github.standIn.faults.add({ ...PUT, kind: "status", status: 403 });
      const run = await world.runs();
      expect([run.exit, run.files.state]).toEqual([{ kind: "exited", code: 1 }, ""]);
    },
  );

  story(
    "F17: a write that GitHub says came without `key_id` is sent again once, and then told",
    async (world) => {
      const message = 'Invalid request.\n\n"key_id" wasn\'t supplied.';
      const fault = { ...PUT, kind: "status", status: 422, body: { message } } as const;
      world.github.standIn.faults.add(fault);
      expect((await world.runs()).outputs["outcome"]).toBe("created");
      world.github.standIn.faults.add({ ...fault, times: Infinity });
      world.clock.passes(HOUR_MS);
      const run = await world.runs({ with: { force: "true" } });
      expect([run.outputs["outcome"], ...errorCodes(run)]).toEqual(["rolled-back", "secret_write_rejected"]);
      expect(run.log).toContain(`"key_id" wasn't supplied.`);
    },
  );
});

describe("what the secret holds", () => {
  story("F6: one value, so that a rotation is one write and can never be half of a pair", async (world) => {
    await world.runs();
    world.clock.passes(31 * DAY_MS);
    const run = await world.runs();
    expect(wrote(run).filter((request) => !request.includes("/api/v1/"))).toEqual([`PUT ${SECRET_PATH} 204`]);
    const value = world.github.standIn.openSecret({ repository: "octo/app" }, "MESH_API_KEY") ?? "";
    expect(world.mesh.minted.get(value)).toBe(run.outputs["key-id"]);
  });

  story(
    "F26: a key that somebody with write access planted is noticed, and stops both steps",
    async (world) => {
      await world.runs();
      world.clock.passes(HOUR_MS);
      const { accounts, keys } = world.mesh.service;
      const { id: accountId } = await accounts.create({ email: "mallory@example.com" });
      const planted = await keys.mint({ accountId, name: "planted" });
      world.keepSecret("the planted key", planted);
      await pastes(world, planted);
      const rotation = await world.runs();
      expect([rotation.exitCode, rotation.outputs["outcome"]]).toEqual([1, "refused"]);
      expect(rotation.log).toContain("belongs to another Mesh account");
      const check = await world.verifies({ with: { "expected-name": "github:octo/app:MESH_API_KEY" } });
      expect([check.exitCode, check.outputs["reason"]]).toEqual([1, "policy"]);
    },
  );
});

describe("what the files of the actions promise", () => {
  story("F10: each action sets exactly the outputs that its `action.yml` declares", async (world) => {
    const ends = {
      "action.yml": await world.runs(),
      "verify/action.yml": await world.verifies(),
      "revoke/action.yml": await world.revokes({ mode: "superseded" }),
    };
    expect(Object.keys(ends)).toEqual(ACTIONS.map(({ path }) => path));
    for (const [path, { outputs }] of Object.entries(ends))
      expect([path, ...Object.keys(outputs).sort()]).toEqual([path, ...declaredOutputs(path).sort()]);
  });

  story("F36: the bundle seals without any package beside it, wherever it lies", async (world) => {
    const folder = await mkdtemp(join(tmpdir(), "dist-"));
    try {
      await cp(join(ROOT, "dist"), folder, { recursive: true });
      const run = await world.runs({ dist: folder });
      expect(run.outputs["outcome"]).toBe("created");
      expect(world.storedKeyId()).toBe(run.outputs["key-id"]);
      expect(run.raw.stderr).toBe("");
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

function refusesAtGitHub(method: string, path: string | RegExp) {
  return (world: World, message: string): void => {
    world.github.standIn.faults.add({ method, path, kind: "status", status: 403, body: { message } });
  };
}

function refusesAtMesh(method: string, path: string) {
  return (world: World, error: string): void => {
    const body = { error, code: "forbidden", request_id: "req_scripted" };
    world.mesh.faults.add({ method, path, kind: "status", status: 403, body, times: Infinity });
  };
}

/** The state of the key that the secret holds, each time that one of the servers is about to answer. */
async function statesOfStored(world: World, run: () => Promise<unknown>): Promise<readonly string[]> {
  const states: string[] = [];
  world.holdAnswers(async () => {
    states.push(await world.keyStatus(world.storedKeyId() ?? ""));
  });
  await run();
  world.holdAnswers(undefined);
  expect(states.length).toBeGreaterThan(5);
  return states;
}

function declaredOutputs(path: string): string[] {
  const manifest = parse(readFileSync(join(ROOT, path), "utf8")) as { readonly outputs: object };
  return Object.keys(manifest.outputs);
}
