import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { ScopeAddress } from "../../src/sandbox/github/repositories.ts";
import { serveGitHubStandIn, type ServedStandIn } from "../../src/sandbox/github/serve.ts";
import type { Sensitive } from "../../src/values/sensitive.ts";
import { aKey, aScene, REPOSITORY, type Scene } from "../unit/sandbox/github/scene.ts";
import { isUsable, runClient } from "./client-process.ts";

const isThere = isUsable("python3", "-c", "import github, nacl");
const missing = isThere ? "" : " (python3 with PyGithub is not installed: pip install PyGithub)";

type Place = ScopeAddress & { readonly visibility?: string; readonly selected?: readonly string[] };

const PLACES: readonly Place[] = [
  { repository: REPOSITORY },
  { repository: REPOSITORY, store: "dependabot" },
  { repository: REPOSITORY, environment: "production" },
  { organization: "octo", visibility: "all" },
  { organization: "octo", store: "dependabot", visibility: "selected", selected: [REPOSITORY] },
];

(isThere ? describe : describe.skip)(`PyGithub${missing}, unmodified`, () => {
  let scene: Scene;
  let served: ServedStandIn;
  let token: Sensitive;

  beforeEach(async () => {
    scene = aScene({ organization: true });
    served = await serveGitHubStandIn(scene.standIn);
    token = scene.standIn.addToken({
      kind: "classic",
      repositories: [REPOSITORY],
      organizations: ["octo"],
      scopes: ["repo", "admin:org"],
    });
  });

  afterEach(async () => {
    await served.close();
  });

  /** @returns the names that are listed at each place afterwards. */
  async function python(act: "create" | "delete", places: readonly Place[], label = ""): Promise<unknown> {
    const secret = { name: "MESH_API_KEY", value: aKey(label) };
    const { code, stdout, stderr } = await runClient({
      program: "python3",
      args: [join(import.meta.dirname, "pygithub_client.py")],
      env: { ...(process.env as Record<string, string>), no_proxy: "127.0.0.1" },
      stdin: JSON.stringify({ act, places, ...secret, base_url: served.url, token: token.reveal() }),
    });
    if (code !== 0) throw new Error(`PyGithub failed: ${stderr}`);
    return JSON.parse(stdout);
  }

  const everywhere = (names: readonly string[]): unknown => PLACES.map(() => names);
  const holdEverywhere = (label: string): boolean[] =>
    PLACES.map((place) => scene.standIn.openSecret(place, "MESH_API_KEY") === aKey(label));

  test("creates, updates, lists and deletes the secrets of a repository, an environment and an organization", async () => {
    expect(await python("create", PLACES, "first")).toEqual(everywhere(["MESH_API_KEY"]));
    expect(holdEverywhere("first")).toEqual(PLACES.map(() => true));
    expect(await python("create", PLACES, "second")).toEqual(everywhere(["MESH_API_KEY"]));
    expect(holdEverywhere("second")).toEqual(PLACES.map(() => true));
    const access = scene.standIn.organizationSecretAccess("octo", "MESH_API_KEY", "dependabot");
    expect(access).toEqual({ visibility: "selected", selectedRepositoryIds: [scene.repositoryId] });
    expect(await python("delete", PLACES)).toEqual(everywhere([]));
    for (const place of PLACES) expect(scene.standIn.listSecrets(place)).toEqual([]);
  });

  test("raises GitHub's words when the token may not write", async () => {
    token = scene.standIn.addToken({ kind: "classic", repositories: [REPOSITORY], organizations: ["octo"] });
    await expect(python("create", [PLACES[3]!], "first")).rejects.toThrow(
      "You must be an org admin or have the actions secrets fine-grained permission.",
    );
  });
});
