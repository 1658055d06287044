import { describe, expect } from "@jest/globals";
import { DAY_MS } from "../../src/values/clock.ts";
import { aGitHubToken } from "../support/credentials.ts";
import { REPOSITORY, SECRET_PATH } from "../support/place.ts";
import { pageOf } from "./page.ts";
import { errorCodes, story, wrote } from "./story.ts";

const PUT = { method: "PUT", path: SECRET_PATH } as const;
const READ_ONLY = { kind: "app", repositories: [REPOSITORY], permissions: { secrets: "read" } } as const;

describe("GitHub refuses", () => {
  story(
    "a 403 after minting revokes the successor, keeps the predecessor and names the permission",
    async (world) => {
      const run = await world.runs();
      expect(await pageOf(run, world)).toMatchSnapshot();
      expect(run.exitCode).toBe(1);
      expect(await world.liveKeyIds()).toEqual([]);
    },
    { token: READ_ONLY },
  );

  story("a 403 on the write of a rotation leaves the old key stored and alive", async (world) => {
    const first = await world.runs();
    world.clock.passes(31 * DAY_MS);
    world.github.standIn.faults.add({
      ...PUT,
      ...{
        kind: "status",
        status: 403,
        body: { message: "Resource not accessible by personal access token" },
      },
    });
    const second = await world.runs();
    expect(second.outputs).toMatchObject({ outcome: "rolled-back" });
    expect(world.storedKeyId()).toBe(first.outputs["key-id"]);
    expect(await world.liveKeyIds()).toEqual([first.outputs["key-id"]]);
    expect((await world.runs()).outputs["outcome"]).toBe("rotated");
  });

  story(
    "the workflow's built-in token cannot even read the sealing key, and the remedy says which can",
    async (world) => {
      const run = await world.runs({ with: { "github-token": world.builtInToken.reveal() } });
      expect(errorCodes(run)).toEqual(["secret_write_forbidden"]);
      expect(run.log).toContain("The workflow's built-in GITHUB_TOKEN can never write secrets");
      expect(await world.liveKeyIds()).toEqual([]);
    },
  );

  story(
    "F20: a token that cannot see the repository gets a 404, and the error says both what it can mean",
    async (world) => {
      const run = await world.runs();
      expect(run.outputs["outcome"]).toBe("failed");
      expect(errorCodes(run)).toEqual(["github_token_blind"]);
      expect(run.log).toContain("The repository does not exist, was deleted, or the token cannot see it");
      expect(wrote(run)).toEqual([]);
    },
    { token: { kind: "app", repositories: [], permissions: { secrets: "write" } } },
  );

  story(
    "F37: a token that is not accepted is named by its input before anything is minted",
    async (world) => {
      const stranger = aGitHubToken("expired");
      world.keepSecret("the expired token", stranger);
      const run = await world.runs({ with: { "github-token": stranger.reveal() } });
      expect(errorCodes(run)).toEqual(["github_token_rejected"]);
      expect(run.log).toContain("Input: github-token");
      expect(wrote(run)).toEqual([]);
    },
  );

  story(
    "F37: a personal token that ends in a few days is warned of while it still works",
    async (world) => {
      const run = await world.runs();
      expect(run.outputs["outcome"]).toBe("created");
      expect(run.annotations).toMatchObject([{ level: "warning", title: "github-token expires soon" }]);
    },
    {
      token: {
        ...{ kind: "fine_grained_pat", repositories: [REPOSITORY], permissions: { secrets: "write" } },
        expiresAt: Date.UTC(2026, 2, 10),
      },
    },
  );

  story(
    "F15: when the sealing key was changed meanwhile, the key is sealed again and stored",
    async (world) => {
      world.github.standIn.faults.add({ method: "PUT", path: SECRET_PATH, kind: "rotate_sealing_key" });
      const run = await world.runs();
      expect(run.outputs["outcome"]).toBe("created");
      expect(wrote(run)).toEqual([
        "POST /api/v1/api-keys 200",
        `PUT ${SECRET_PATH} 422`,
        `PUT ${SECRET_PATH} 201`,
      ]);
      expect(world.storedKeyId()).toBe(run.outputs["key-id"]);
    },
  );

  story("F15: a second 422 ends it: the successor is revoked", async (world) => {
    const body = { message: "Bad request - validation failed due to an improperly encrypted secret" };
    world.github.standIn.faults.add({ ...PUT, kind: "status", status: 422, body, times: Infinity });
    const run = await world.runs();
    expect(run.outputs["outcome"]).toBe("rolled-back");
    expect(errorCodes(run)).toEqual(["secret_write_rejected"]);
    expect(wrote(run).filter((request) => request.startsWith("PUT"))).toHaveLength(2);
    expect(await world.liveKeyIds()).toEqual([]);
  });

  story("F16: a 422 that echoes the sealed box is scrubbed before it is printed", async (world) => {
    const echo = Buffer.from("a sealed box that nobody can open".repeat(4)).toString("base64");
    const message = `Invalid request.\n\n${echo} does not match /^(?:[A-Za-z0-9+\\/]{4})*$/.`;
    world.github.standIn.faults.add({ ...PUT, kind: "status", status: 422, body: { message }, times: 2 });
    const run = await world.runs();
    expect(run.outputs["outcome"]).toBe("rolled-back");
    expect(run.log).toContain("Invalid request.");
    expect(run.log.includes(echo.slice(0, 24))).toBe(false);
  });

  story("an archived repository is named as what it is", async (world) => {
    world.github.standIn.faults.add({
      ...PUT,
      ...{ kind: "status", status: 403, body: { message: "Repository was archived so is read-only." } },
    });
    const run = await world.runs();
    expect(run.outputs["outcome"]).toBe("rolled-back");
    expect(run.log).toContain("Unarchive the repository");
  });
});

describe("GitHub's limits", () => {
  const secondary = { ...PUT, kind: "rate_limit", limit: "secondary" } as const;

  story(
    "F21: a secondary limit that says how long is waited for, and is no missing permission",
    async (world) => {
      world.github.standIn.faults.add({ ...secondary, retryAfterSeconds: 2 });
      const run = await world.runs();
      expect(run.log).toContain("… waiting 2 seconds (GitHub's rate limit)");
      expect(run.outputs["outcome"]).toBe("created");
      expect(world.storedKeyId()).toBe(run.outputs["key-id"]);
    },
  );

  story("F21: a secondary limit that does not say is waited for a minute, then two", async (world) => {
    world.github.standIn.faults.add({ ...secondary, status: 429, times: 2 });
    const run = await world.runs();
    expect(run.log.match(/… waiting .*/g)).toEqual([
      "… waiting 1 minute (GitHub's rate limit)",
      "… waiting 2 minutes (GitHub's rate limit)",
    ]);
    expect(run.outputs["outcome"]).toBe("created");
  });

  story("F21: a primary limit that outlasts the deadline ends the run, and the successor", async (world) => {
    world.github.standIn.faults.add({ ...PUT, kind: "rate_limit", limit: "primary", resetInSeconds: 3_000 });
    const run = await world.runs();
    expect(run.outputs["outcome"]).toBe("rolled-back");
    expect(errorCodes(run)).toEqual(["rate_limited"]);
    expect(await world.liveKeyIds()).toEqual([]);
  });
});
