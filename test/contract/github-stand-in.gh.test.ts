import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { ScopeAddress } from "../../src/sandbox/github/repositories.ts";
import { serveGitHubStandIn, type ServedStandIn } from "../../src/sandbox/github/serve.ts";
import type { Sensitive } from "../../src/values/sensitive.ts";
import { aKey, aScene, REPOSITORY, type Scene } from "../unit/sandbox/github/scene.ts";
import { isUsable, runClient, type ClientRun } from "./client-process.ts";

const isThere = isUsable("gh", "--version");

/** Where a secret lies, in gh's flags and in the stand-in's own words. */
const PLACES: readonly (readonly [string, readonly string[], ScopeAddress])[] = [
  ["a repository", ["-R", REPOSITORY], { repository: REPOSITORY }],
  [
    "an environment",
    ["-R", REPOSITORY, "--env", "production"],
    { repository: REPOSITORY, environment: "production" },
  ],
  ...(["dependabot", "codespaces"] as const).map(
    (store) =>
      [
        `a repository, for ${store}`,
        ["-R", REPOSITORY, "--app", store],
        { repository: REPOSITORY, store },
      ] as const,
  ),
  ...(["actions", "dependabot", "codespaces"] as const).map(
    (store) =>
      [
        `an organization, for ${store}`,
        ["--org", "octo", "--app", store],
        { organization: "octo", store },
      ] as const,
  ),
  ["a user", ["--user"], { user: "octocat" }],
];

const missing = isThere ? "" : " (gh is not installed: Debian's package gh)";

(isThere ? describe : describe.skip)(`GitHub's command line gh${missing}, unmodified`, () => {
  let scene: Scene;
  let served: ServedStandIn;
  let home: string;
  let token: Sensitive;

  beforeEach(async () => {
    scene = aScene({ organization: true });
    scene.standIn.addRepository({ owner: "octo", name: "site", private: false });
    served = await serveGitHubStandIn(scene.standIn);
    home = mkdtempSync(join(tmpdir(), "gh-test-"));
    token = scene.standIn.addToken({
      kind: "classic",
      repositories: [REPOSITORY, "octo/site"],
      organizations: ["octo"],
      scopes: ["repo", "admin:org", "codespace"],
    });
  });

  afterEach(async () => {
    await served.close();
    rmSync(home, { recursive: true, force: true });
  });

  function gh(args: readonly string[], stdin = ""): Promise<ClientRun> {
    // gh speaks plain HTTP to this host alone, and to 127.0.0.1 only as to a proxy.
    const there = { GH_HOST: "github.localhost", http_proxy: served.url };
    const quiet = { GH_NO_UPDATE_NOTIFIER: "1", GH_PROMPT_DISABLED: "1", GH_CONFIG_DIR: home, HOME: home };
    const env = { PATH: process.env["PATH"] ?? "", GH_TOKEN: token.reveal(), ...there, ...quiet };
    return runClient({ program: "gh", args: ["secret", ...args], env, stdin });
  }

  const holds = (place: ScopeAddress, label: string): boolean =>
    scene.standIn.openSecret(place, "MESH_API_KEY") === aKey(label);

  test.each(PLACES)("sets, lists and deletes a secret of %s", async (_where, flags, place) => {
    for (const label of ["first", "second"]) {
      const set = await gh(["set", "MESH_API_KEY", ...flags], aKey(label));
      expect(set).toMatchObject({ code: 0, stderr: "" });
      expect(holds(place, label)).toBe(true);
      scene.clock.advance(1_000);
    }
    const list = await gh(["list", ...flags]);
    expect(list).toMatchObject({ code: 0, stdout: expect.stringMatching(/^MESH_API_KEY\t2026-03-01/) });
    expect(await gh(["delete", "MESH_API_KEY", ...flags])).toMatchObject({ code: 0 });
    expect(scene.standIn.listSecrets(place)).toEqual([]);
    expect(await gh(["delete", "MESH_API_KEY", ...flags])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("HTTP 404: Not Found"),
    });
  });

  test.each([
    ["all", ["--visibility", "all"]],
    ["private", ["--visibility", "private"]],
    ["private", []],
    ["selected", ["--repos", "shop,octo/site"]],
  ] as const)("gives an organization's secret the visibility %s by %j", async (visibility, flags) => {
    for (const store of ["actions", "dependabot", "codespaces"] as const) {
      const where = ["--org", "octo", "--app", store];
      const set = await gh(["set", "MESH_API_KEY", ...where, ...flags], aKey(store));
      expect(set).toMatchObject({ code: 0, stderr: "" });
      expect(holds({ organization: "octo", store }, store)).toBe(true);
      const names = scene.standIn.organizationSecretAccess("octo", "MESH_API_KEY", store);
      expect(names).toEqual({
        visibility,
        selectedRepositoryIds: visibility === "selected" ? [scene.repositoryId, scene.repositoryId + 1] : [],
      });
      const { stdout } = await gh(["list", ...where]);
      expect(stdout.trim().split("\t").at(-1)).toBe(visibility.toUpperCase());
    }
  });

  test("shares a user's secret with the repositories that are named", async () => {
    const set = await gh(["set", "MESH_API_KEY", "--user", "--repos", "octo/shop"], aKey("first"));
    expect(set).toMatchObject({ code: 0, stderr: "" });
    expect(holds({ user: "octocat" }, "first")).toBe(true);
    const headers = { authorization: `Bearer ${token.reveal()}` };
    const url = `${served.url}/user/codespaces/secrets/MESH_API_KEY/repositories`;
    expect(await (await fetch(url, { headers })).json()).toMatchObject({
      repositories: [{ full_name: REPOSITORY }],
    });
  });

  test("says which repository it does not find, and stores nothing", async () => {
    const set = await gh(["set", "MESH_API_KEY", "--org", "octo", "--repos", "shop,nowhere"], aKey("first"));
    expect(set).toMatchObject({ code: 1, stderr: expect.stringContaining("'octo/nowhere'") });
    expect(scene.standIn.listSecrets({ organization: "octo" })).toEqual([]);
  });

  test("shows GitHub's words and asks for the scope when the token may not write", async () => {
    token = scene.standIn.addToken({ kind: "classic", repositories: [], organizations: ["octo"] });
    const set = await gh(["set", "MESH_API_KEY", "--org", "octo"], aKey("first"));
    expect(set).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/HTTP 403: You must be an org admin[^]*"admin:org" scope/),
    });
  });

  test("prints no value, whatever it does", async () => {
    const runs = [
      await gh(["set", "MESH_API_KEY", "-R", REPOSITORY], aKey("first")),
      await gh(["list", "-R", REPOSITORY]),
    ];
    expect(runs.some(({ stdout, stderr }) => (stdout + stderr).includes(aKey("first")))).toBe(false);
  });
});
