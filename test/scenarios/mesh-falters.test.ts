import { describe, expect } from "@jest/globals";
import { DAY_MS, HOUR_MS } from "../../src/values/clock.ts";
import { aMeshKey, anAccessToken } from "../support/credentials.ts";
import type { StepEnd } from "../support/place.ts";
import { closedPort, serving } from "../support/sockets.ts";
import { pageOf } from "./page.ts";
import { errorCodes, story, wrote, type World } from "./story.ts";

const MINT = { method: "POST", path: "/api/v1/api-keys" } as const;

describe("Mesh falters", () => {
  story(
    "a mint whose answer was lost is asked for again under its idempotency key: one key, the same",
    async (world) => {
      world.mesh.faults.add({ ...MINT, kind: "drop_after" });
      const run = await world.runs();
      expect(run.outputs["outcome"]).toBe("created");
      expect(wrote(run).slice(0, 2)).toEqual(["POST /api/v1/api-keys dropped", "POST /api/v1/api-keys 200"]);
      expect(world.mesh.idempotencyKeys.size).toBe(1);
      expect(await world.liveKeyIds()).toEqual([world.storedKeyId()]);
    },
  );

  story("a 5xx of the mint is asked for again under the same idempotency key", async (world) => {
    world.mesh.faults.add({ ...MINT, kind: "status", status: 520, times: 2, effect: "takes_place" });
    const run = await world.runs();
    expect(run.outputs["outcome"]).toBe("created");
    expect(await world.liveKeyIds()).toEqual([world.storedKeyId()]);
  });

  story("a 429 of the mint is waited for, and then the key is made", async (world) => {
    world.mesh.faults.add({ ...MINT, kind: "status", status: 429, headers: { "retry-after": "30" } });
    const run = await world.runs();
    expect(run.outputs["outcome"]).toBe("created");
    expect(run.log).toContain("… waiting 30 seconds (Mesh's rate limit)");
    expect(await world.liveKeyIds()).toEqual([world.storedKeyId()]);
  });

  story("two mints never share an idempotency key", async (world) => {
    await world.runs();
    world.clock.passes(HOUR_MS);
    await world.runs({ with: { force: "true" } });
    expect(world.mesh.idempotencyKeys.size).toBe(2);
  });

  story(
    "a mint answered with a web page is not stored, and the key that came to be is named",
    async (world) => {
      const run = await world.runs();
      expect(run.exitCode).toBe(1);
      expect(await pageOf(run, world)).toMatchSnapshot();
      const [nobodys] = await world.liveKeyIds();
      expect(run.log).toContain(`Appeared since: ${nobodys}`);
      expect(await world.liveKeyIds()).toHaveLength(1);
      expect(world.storedKeyId()).toBeUndefined();
    },
    { quirks: ["bad-json"] },
  );

  story(
    "a mint that says `success: false` is a refusal, and the step fails",
    async (world) => {
      const run = await world.runs();
      expect(run.outputs["outcome"]).toBe("failed");
      expect(errorCodes(run)).toEqual(["mesh_refused"]);
      expect(wrote(run).filter((request) => request.startsWith("PUT"))).toEqual([]);
    },
    { quirks: ["success-false"] },
  );

  story(
    "every second request answered with 503 is outlasted",
    async (world) => {
      const run = await world.runs();
      expect(run.outputs["outcome"]).toBe("created");
      expect(await world.liveKeyIds()).toEqual([world.storedKeyId()]);
    },
    { quirks: ["flaky503"] },
  );

  story("a new key that Mesh does not accept is not stored", async (world) => {
    world.mesh.faults.add({
      ...{ method: "GET", path: "/api/v1/whoami", kind: "status", status: 401, nth: 2 },
    });
    const run = await world.runs();
    expect(run.outputs["outcome"]).toBe("rolled-back");
    expect(errorCodes(run)).toEqual(["prove_failed"]);
    expect(world.storedKeyId()).toBeUndefined();
    expect(await world.liveKeyIds()).toEqual([]);
  });

  story(
    "a predecessor that could not be given its end is a warning, and a later run sweeps it",
    async (world) => {
      const first = await world.runs();
      world.clock.passes(31 * DAY_MS);
      world.mesh.faults.add({ method: "PATCH", path: /api-keys/, kind: "status", status: 500, times: 4 });
      const second = await world.runs();
      expect(second.outputs["outcome"]).toBe("rotated");
      expect(second.log).toContain(`Key ${first.outputs["key-id"]} could not be given an end`);
      world.clock.passes(25 * HOUR_MS);
      await world.runs();
      expect(await world.liveKeyIds()).toEqual([second.outputs["key-id"]]);
    },
  );
});

describe("Mesh cannot be used", () => {
  /** GitHub was not asked to write anything, and Mesh was not asked for a key. */
  function expectNothingWritten(run: StepEnd, world: World): void {
    expect(run.exitCode).toBe(1);
    expect(run.outputs["outcome"]).toBe("failed");
    expect(wrote(run)).toEqual([]);
    expect(world.storedKeyId()).toBeUndefined();
  }

  story("a Mesh service that is down is named", async (world) => {
    const run = await world.runs({ with: { "api-url": `http://127.0.0.1:${await closedPort()}` } });
    expectNothingWritten(run, world);
    expect(errorCodes(run)).toEqual(["mesh_unreachable"]);
  });

  story("an `api-url` that is a web page is named", async (world) => {
    const page = await serving((_request, response) => {
      response.setHeader("content-type", "text/html").end("<!doctype html><title>Welcome</title>");
    });
    const run = await world.runs({ with: { "api-url": page.url } });
    await page.close();
    expectNothingWritten(run, world);
    expect(errorCodes(run)).toEqual(["mesh_answer_unusable"]);
    expect(run.log).toContain("Check that `api-url` is the address of a Mesh API.");
  });

  story("an `api-url` that redirects is not followed: the credential stays here", async (world) => {
    const elsewhere: (string | undefined)[] = [];
    const thief = await serving(({ headers }, response) => {
      elsewhere.push(headers.authorization);
      response.end("{}");
    });
    const redirecting = await serving((_request, response) => {
      response.writeHead(307, { location: thief.url }).end();
    });
    const run = await world.runs({ with: { "api-url": redirecting.url } });
    await Promise.all([thief.close(), redirecting.close()]);
    expectNothingWritten(run, world);
    expect(elsewhere).toEqual([]);
  });

  for (const quirks of [[], ["auth404"], ["basic"], ["basic", "auth404"]] as const) {
    story(
      `an admin key that Mesh does not know is named (${quirks.length === 0 ? "full service, 401" : quirks.join(", ")})`,
      async (world) => {
        const stranger = aMeshKey("stranger");
        world.keepSecret("the unknown admin key", stranger);
        const run = await world.runs({ with: { "admin-key": stranger.reveal() } });
        expectNothingWritten(run, world);
        expect(errorCodes(run)).toEqual(["admin_credential_rejected"]);
        expect(run.log).toContain("Input: admin-key");
      },
      { quirks },
    );
  }

  story("an access token that has ended is refused like a key", async (world) => {
    const token = anAccessToken("ended");
    world.keepSecret("the ended access token", token);
    const run = await world.runs({ with: { "admin-key": token.reveal() } });
    expectNothingWritten(run, world);
    expect(errorCodes(run)).toEqual(["admin_credential_rejected"]);
  });
});
