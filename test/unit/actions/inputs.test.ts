import { describe, expect, test } from "@jest/globals";
import { inspect } from "node:util";
import { parseSetupInputs, type SetupInputs } from "../../../src/actions/inputs.ts";
import { UserError, type Fault } from "../../../src/values/user-error.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../../src/values/clock.ts";
import { aGitHubToken, aMeshKey, anAccessToken } from "../../support/credentials.ts";
import { fakeHost, type FakeHost } from "../../support/fake-host.ts";

const ADMIN = aMeshKey("inputs admin").reveal();
const CURRENT = aMeshKey("inputs current").reveal();
const TOKEN = aGitHubToken("inputs token").reveal();
const RUN_TOKEN = aGitHubToken("inputs run token").reveal();

const GOOD = { "admin-key": ADMIN, "github-token": TOKEN };
const RUN = {
  GITHUB_REPOSITORY: "octo/shop",
  GITHUB_REPOSITORY_ID: "4217",
  GITHUB_RUN_ID: "93",
  GITHUB_RUN_ATTEMPT: "1",
  GITHUB_ACTOR: "octocat",
};

type Texts = Readonly<Record<string, string>>;

const hostOf = (inputs: Texts = {}, env: Texts = {}): FakeHost =>
  fakeHost({ ...GOOD, ...inputs }, { ...RUN, ...env });
const parsed = (inputs: Texts = {}, env: Texts = {}): SetupInputs => parseSetupInputs(hostOf(inputs, env));

function faultsOf(inputs: Texts = {}, env: Texts = {}): readonly Fault[] {
  try {
    parsed(inputs, env);
    return [];
  } catch (error) {
    if (!(error instanceof UserError) || error.code !== "invalid_inputs") throw error;
    return error.faults;
  }
}

const names = (faults: readonly Fault[]): (string | undefined)[] => faults.map(({ input }) => input);

describe("what is not given", () => {
  test("is as the page of inputs says", () => {
    const {
      adminKey,
      githubToken,
      currentKey,
      runToken,
      targets,
      policy,
      exportEnv,
      apiUrl,
      githubApiUrl,
      run,
    } = parsed();
    expect([adminKey.reveal(), githubToken?.reveal()]).toEqual([ADMIN, TOKEN]);
    expect([currentKey, runToken, exportEnv]).toEqual([undefined, undefined, false]);
    expect(policy).toEqual({
      ...{ rotateAfterMs: 30 * DAY_MS, graceMs: 24 * HOUR_MS, keepWhileUsedMs: 7 * DAY_MS, maxLiveKeys: 5 },
      ...{ force: false, dryRun: false, expiresInMs: undefined, scopes: undefined },
    });
    expect([apiUrl.href, githubApiUrl.href]).toEqual([
      "https://mesh-abh5.onrender.com/",
      "https://api.github.com/",
    ]);
    expect(run).toEqual({ repository: { owner: "octo", name: "shop" }, runId: "93", attempt: 1 });
    expect(targets).toEqual([
      {
        slot: {
          secretName: "MESH_API_KEY",
          scope: { kind: "repository", repository: { owner: "octo", name: "shop" }, store: "actions" },
        },
        keyName: "github:octo/shop:MESH_API_KEY",
        passedIn: undefined,
        canBePassedIn: true,
        holderId: "4217",
        access: undefined,
      },
    ]);
  });

  test("comes from the environment where that says it", () => {
    const { apiUrl, githubApiUrl } = parsed(
      {},
      { MESH_API_URL: "https://mesh.test/x", GITHUB_API_URL: "https://ghes.test/api/v3" },
    );
    expect([apiUrl.href, githubApiUrl.href]).toEqual(["https://mesh.test/x", "https://ghes.test/api/v3"]);
    expect(
      parsed({ "api-url": "https://other.test" }, { MESH_API_URL: "https://mesh.test" }).apiUrl.host,
    ).toBe("other.test");
  });

  test("is a run where the process is part of none", () => {
    expect(
      parsed({ repository: "octo/shop" }, { GITHUB_REPOSITORY: "", GITHUB_RUN_ID: "" }).run,
    ).toBeUndefined();
  });

  test("is the attempt: a run that does not know may hold old secrets", () => {
    expect(parsed({}, { GITHUB_RUN_ATTEMPT: "x" }).run?.attempt).toBe(2);
  });
});

describe("a good value is taken", () => {
  test.each<[string, string, (inputs: SetupInputs) => unknown, unknown]>([
    ["rotate-after", "never", ({ policy }) => policy.rotateAfterMs, "never"],
    ["rotate-after", "8w", ({ policy }) => policy.rotateAfterMs, 56 * DAY_MS],
    ["grace-period", "90m", ({ policy }) => policy.graceMs, 90 * MINUTE_MS],
    ["keep-while-used", "0", ({ policy }) => policy.keepWhileUsedMs, 0],
    ["max-live-keys", "2", ({ policy }) => policy.maxLiveKeys, 2],
    ["max-live-keys", "100", ({ policy }) => policy.maxLiveKeys, 100],
    ["expires-in", "90d", ({ policy }) => policy.expiresInMs, 90 * DAY_MS],
    ["scopes", "keys:read,\n profile:read ,", ({ policy }) => policy.scopes, ["keys:read", "profile:read"]],
    ["force", "true", ({ policy }) => policy.force, true],
    ["force", "FALSE", ({ policy }) => policy.force, false],
    ["export-env", "True", ({ exportEnv }) => exportEnv, true],
    ["name", "  my key  ", ({ targets }) => targets[0]?.keyName, "my key"],
    ["secret-name", "mesh_key", ({ targets }) => targets[0]?.slot.secretName, "MESH_KEY"],
    ["api-url", "http://127.0.0.1:8787/", ({ apiUrl }) => apiUrl.href, "http://127.0.0.1:8787/"],
    [
      "github-api-url",
      "https://ghes.test/api/v3/",
      ({ githubApiUrl }) => githubApiUrl.href,
      "https://ghes.test/api/v3/",
    ],
  ])("%s: %s", (name, value, read, expected) => {
    expect(read(parsed({ [name]: value }))).toEqual(expected);
  });

  test("secret-stores: each store is a target of its own", () => {
    const { targets } = parsed({
      "secret-stores": "actions, dependabot\ncodespaces,actions",
      "current-key": CURRENT,
    });
    expect(
      targets.map(({ slot, keyName, passedIn }) => [slot.scope, keyName, passedIn !== undefined]),
    ).toEqual(
      (["actions", "dependabot", "codespaces"] as const).map((store) => [
        { kind: "repository", repository: { owner: "octo", name: "shop" }, store },
        `github:octo/shop:MESH_API_KEY${store === "actions" ? "" : `+${store}`}`,
        store === "actions",
      ]),
    );
  });

  test("environment", () => {
    const [target] = parsed({ environment: "prod/eu", "current-key": CURRENT }).targets;
    expect(target).toMatchObject({
      slot: { scope: { kind: "environment", environment: "prod/eu" } },
      keyName: "github:octo/shop:MESH_API_KEY@prod/eu",
    });
    expect(target?.passedIn?.reveal()).toBe(CURRENT);
  });

  test("repository: another one has an id that the run does not know", () => {
    expect(parsed({ repository: "octo/other" }).targets[0]?.holderId).toBeUndefined();
    expect(parsed({ repository: "Octo/SHOP" }).targets[0]?.holderId).toBe("4217");
  });

  test("current-key: it does not speak in a run by Dependabot, which gets other secrets", () => {
    const [target] = parsed({ "current-key": CURRENT }, { GITHUB_ACTOR: "dependabot[bot]" }).targets;
    expect(target?.passedIn).toBeUndefined();
  });

  test("github-token: none is needed for a dry run", () => {
    expect(parsed({ "github-token": "", "dry-run": "true" })).toMatchObject({
      githubToken: undefined,
      policy: { dryRun: true },
    });
  });
});

describe("the secret of an organization", () => {
  test("is a target of its own kind, with its own id and name", () => {
    const [target] = parsed(
      { organization: "Octo", "current-key": CURRENT },
      { GITHUB_REPOSITORY_OWNER_ID: "9919" },
    ).targets;
    expect(target).toMatchObject({
      slot: { scope: { kind: "organization", organization: "Octo", store: "actions" } },
      keyName: "github:Octo:MESH_API_KEY",
      holderId: "org-9919",
      access: { visibility: undefined, repositories: undefined },
    });
    expect(target?.passedIn?.reveal()).toBe(CURRENT);
  });

  test("of another one than the workflow's has an id that the run does not know", () => {
    expect(
      parsed({ organization: "other" }, { GITHUB_REPOSITORY_OWNER_ID: "9919" }).targets[0]?.holderId,
    ).toBe(undefined);
  });

  test("is read by whom the inputs say", () => {
    const [target] = parsed({
      organization: "octo",
      visibility: "selected",
      "selected-repositories": "app, Octo/shop\n4217",
    }).targets;
    expect(target?.access).toEqual({
      visibility: "selected",
      repositories: [{ owner: "octo", name: "app" }, { owner: "Octo", name: "shop" }, { id: "4217" }],
    });
  });

  test.each<[string, Texts, readonly string[]]>([
    ["no login", { organization: "octo corp", "selected-repositories": "app" }, ["organization"]],
    [
      "a visibility in the wrong case",
      { organization: "octo", visibility: "Selected", "selected-repositories": "app" },
      ["visibility"],
    ],
    ["an environment", { organization: "octo", environment: "production" }, ["environment"]],
    ["another repository", { organization: "octo", repository: "octo/other" }, ["repository"]],
    [
      "a visibility that GitHub does not know",
      { organization: "octo", visibility: "public" },
      ["visibility"],
    ],
    [
      "a selection without a choice",
      { organization: "octo", visibility: "all", "selected-repositories": "app" },
      ["selected-repositories"],
    ],
    [
      "another organization's repository",
      { organization: "octo", "selected-repositories": "acme/app" },
      ["selected-repositories"],
    ],
    ["a visibility of a repository's secret", { visibility: "all" }, ["visibility"]],
    ["a selection for a repository's secret", { "selected-repositories": "app" }, ["selected-repositories"]],
    [
      "the key of another organization's secret",
      { organization: "acme", "current-key": CURRENT },
      ["current-key"],
    ],
  ])("does not go with %s", (_, inputs, expected) => {
    expect(names(faultsOf(inputs))).toEqual(expected);
  });
});

describe("another GitHub", () => {
  const elsewhere = { "github-api-url": "https://ghes.test/api/v3", "current-key": CURRENT };
  const here = { GITHUB_API_URL: "https://api.github.com" };

  test("may have a repository of the same name, of whose secret this run knows nothing", () => {
    expect(names(faultsOf(elsewhere, here))).toEqual(["current-key"]);
    const [target] = parsed({ ...elsewhere, "current-key": "" }, here).targets;
    expect([target?.passedIn, target?.holderId]).toEqual([undefined, undefined]);
  });
});

describe("many targets", () => {
  const file = (text: string) => ({ "fleet.txt": { kind: "read", text } }) as const;
  const listed = (inputs: Texts, files = {}) =>
    parseSetupInputs(fakeHost({ ...GOOD, ...inputs }, RUN, files)).targets.map(({ keyName }) => keyName);

  test("are named a line each, in every kind of place", () => {
    const { targets, central } = parsed({
      targets: "octo/app\n  # the shop\n\nocto/shop@prod/eu 1\r\norg:octo\nocto/shop@a@b",
    });
    expect(central).toBe(true);
    expect(targets.map(({ keyName }) => keyName)).toEqual([
      "github:octo/app:MESH_API_KEY",
      "github:octo/shop:MESH_API_KEY@prod/eu 1",
      "github:octo:MESH_API_KEY",
      "github:octo/shop:MESH_API_KEY@a@b",
    ]);
  });

  test("may stand in a file", () => {
    const text = "octo/app\n# octo/no\nocto/shop\n";
    expect(listed({ targets: "org:octo\n@fleet.txt" }, file(text))).toEqual([
      "github:octo:MESH_API_KEY",
      "github:octo/app:MESH_API_KEY",
      "github:octo/shop:MESH_API_KEY",
    ]);
  });

  test("are each one target, however often they are named", () => {
    expect(listed({ targets: "octo/app\nOcto/App\nocto/app@Prod\nocto/app@prod" })).toHaveLength(2);
  });

  test("are multiplied by the stores", () => {
    expect(listed({ targets: "octo/app\norg:octo", "secret-stores": "actions,dependabot" })).toEqual([
      ...["github:octo/app:MESH_API_KEY", "github:octo/app:MESH_API_KEY+dependabot"],
      ...["github:octo:MESH_API_KEY", "github:octo:MESH_API_KEY+dependabot"],
    ]);
  });

  test("of an environment have the store of Actions alone, whatever the others have", () => {
    expect(listed({ targets: "octo/app\nocto/app@prod", "secret-stores": "actions,dependabot" })).toEqual([
      ...["github:octo/app:MESH_API_KEY", "github:octo/app:MESH_API_KEY+dependabot"],
      "github:octo/app:MESH_API_KEY@prod",
    ]);
  });

  test("one that is the workflow's own secret may be given its key", () => {
    const [target] = parsed({ targets: "octo/shop", "current-key": CURRENT }).targets;
    expect(target?.passedIn?.reveal()).toBe(CURRENT);
  });

  test("wrong lines are named all at once, with where they stand", () => {
    const faults = faultsOf({ targets: "octo/app\nocto\n\nhttps://github.com/octo/app\norg:\nocto/app@" });
    expect(faults.map(({ what }) => what)).toEqual([
      '`targets`, line 2: "octo" is no target.',
      '`targets`, line 4: "https://github.com/octo/app" is no target.',
      '`targets`, line 5: "org:" is no target.',
      '`targets`, line 6: "octo/app@" is no target.',
    ]);
  });

  test("hundreds of wrong lines are counted, not quoted", () => {
    const faults = faultsOf({
      targets: Array.from({ length: 500 }, (_, index) => `wrong ${index}`).join("\n"),
    });
    expect(faults).toHaveLength(21);
    expect(faults.at(-1)?.what).toBe("`targets` holds 480 more lines that are no targets.");
  });

  test("a credential in the list is not repeated", () => {
    const [fault] = faultsOf({ targets: TOKEN });
    expect(fault?.what).toBe("`targets`, line 1: something that looks like a credential is no target.");
  });

  test("a wrong line of a file is named by its place, and not repeated: it may be another file than was meant", () => {
    const files = { ".env": { kind: "read", text: "PASSWORD=hunter2\n" } } as const;
    const host = fakeHost({ ...GOOD, targets: "@.env" }, RUN, files);
    expect(() => parseSetupInputs(host)).toThrow(".env, line 1: this is no target.");
    expect(() => parseSetupInputs(host)).not.toThrow(/hunter2/);
  });

  test("are judged together with the lines that are none: what is wrong with the number of them is told at once", () => {
    expect(names(faultsOf({ targets: "octo/app\nocto", "export-env": "true", name: "ours" }))).toEqual([
      "targets",
      "name",
    ]);
  });

  test("a file that cannot be read is named, with what is likely", () => {
    expect(faultsOf({ targets: "@missing.txt" })).toMatchObject([
      {
        what: 'The file "missing.txt" of `targets` cannot be read (ENOENT).',
        why: expect.stringContaining("actions/checkout"),
      },
    ]);
  });

  test.each<[string, Texts, readonly string[]]>([
    ["nothing but remarks", { targets: "# none" }, ["targets"]],
    [
      "a single place beside them",
      { targets: "octo/app", repository: "octo/x", environment: "a", organization: "o" },
      ["repository", "environment", "organization"],
    ],
    [
      "a key that could be any target's",
      { targets: "octo/shop\norg:octo", "current-key": CURRENT },
      ["current-key"],
    ],
    [
      "a key of this repository's for another's secret",
      { targets: "acme/x", "current-key": CURRENT },
      ["current-key"],
    ],
    ["one name for all", { targets: "octo/app\nocto/shop", name: "ours" }, ["name"]],
    [
      "a store that an environment does not have",
      { targets: "octo/app@prod", "secret-stores": "dependabot" },
      ["secret-stores"],
    ],
    [
      "one selection for two organizations",
      { targets: "org:a\norg:b", "selected-repositories": "1" },
      ["selected-repositories"],
    ],
    [
      "one variable for several keys",
      { targets: "octo/app\nocto/shop", "export-env": "true" },
      ["export-env"],
    ],
  ])("do not go with %s", (_, inputs, expected) => {
    expect(names(faultsOf(inputs))).toEqual(expected);
  });
});

describe("an empty secret", () => {
  test.each(["admin-key", "github-token"])(
    "%s says that forks and Dependabot get no secrets, and what to do",
    (name) => {
      const faults = faultsOf({ [name]: "" });
      expect(names(faults)).toEqual([name]);
      expect(faults[0]).toMatchObject({
        what: `\`${name}\` is empty.`,
        why: expect.stringMatching(/fork or from Dependabot, it gets no secrets/),
        fix: expect.stringMatching(/\w/),
      });
    },
  );

  test("github-token says that the built-in one cannot do it", () => {
    expect(faultsOf({ "github-token": " " })[0]?.fix).toContain("the built-in GITHUB_TOKEN cannot");
  });
});

describe("a bad value is refused, naming the input and what is allowed", () => {
  test.each([
    ["secret-name", "GITHUB_X", "MESH_API_KEY"],
    ["secret-name", "github_token", "MESH_API_KEY"],
    ["secret-name", "1A", "MESH_API_KEY"],
    ["secret-name", "a-b", "MESH_API_KEY"],
    ["secret-name", "A B", "MESH_API_KEY"],
    ["secret-name", "SCHLÜSSEL", "MESH_API_KEY"],
    ["secret-name", "A\nB", "MESH_API_KEY"],
    ["rotate-after", "soon", "30d"],
    ["rotate-after", "30", "30d"],
    ["rotate-after", "Never", "30d"],
    ["rotate-after", "0", "30d"],
    ["grace-period", "-1h", "12h"],
    ["grace-period", "0", "24h"],
    ["grace-period", "never", "12h"],
    ["keep-while-used", "off", "30d"],
    ["expires-in", "1y", "30d"],
    ["max-live-keys", "1", "from 2 to 100"],
    ["max-live-keys", "101", "from 2 to 100"],
    ["max-live-keys", "five", "from 2 to 100"],
    ["max-live-keys", "5.0", "from 2 to 100"],
    ["max-live-keys", "-5", "from 2 to 100"],
    ["force", "yes", "`true` or `false`"],
    ["force", "1", "`true` or `false`"],
    ["dry-run", "tru", "`true` or `false`"],
    ["export-env", "on", "`true` or `false`"],
    ["secret-stores", "action", "`actions`, `dependabot`, `codespaces`"],
    ["secret-stores", "actions, vault", "`actions`, `dependabot`, `codespaces`"],
    ["repository", "shop", "owner/name"],
    ["repository", "octo/shop/x", "owner/name"],
    ["repository", "https://github.com/octo/shop", "owner/name"],
    ["repository", "octo/..", "owner/name"],
    ["repository", "octo/sh op", "owner/name"],
    ["repository", "-octo/shop", "owner/name"],
    ["api-url", "mesh.test", "https://"],
    ["api-url", "ftp://mesh.test", "https://"],
    ["api-url", "file:///etc/passwd", "https://"],
    ["api-url", "https://mesh.test/?a=b", "without credentials or query"],
    ["api-url", ["https://user", "word@mesh.test/"].join(":"), "without credentials or query"],
    ["github-api-url", "api.github.com", "https://"],
    ["name", "a::b", "without `::`"],
    ["name", "a\u200Bb", "visible"],
    ["name", "a\u202Eb", "visible"],
    ["name", aMeshKey("pasted").reveal(), "no credential"],
  ])("%s: %j", (name, value, allowed) => {
    const faults = faultsOf({ [name]: value });
    expect(names(faults)).toEqual([name]);
    expect(faults[0]?.what).toContain(`\`${name}\``);
    expect(faults[0]?.fix).toContain(allowed);
  });

  test("repository: none at all", () => {
    expect(faultsOf({}, { GITHUB_REPOSITORY: "" })).toEqual([
      { what: "`repository` is empty.", input: "repository", fix: expect.stringContaining("owner/name") },
    ]);
  });

  test("a long one is quoted in part", () => {
    const [fault] = faultsOf({ "rotate-after": "9".repeat(5_000) });
    expect(fault?.what.length).toBeLessThan(150);
  });
});

describe("values that are fine each, and break a promise together", () => {
  test.each<[string, Texts, string]>([
    ["the key that it works with", { "current-key": ADMIN }, "current-key"],
    ["expires-in without rotation", { "rotate-after": "never", "expires-in": "90d" }, "expires-in"],
    [
      "expires-in of two rotations and a grace period",
      { "rotate-after": "30d", "grace-period": "24h", "expires-in": "61d" },
      "expires-in",
    ],
    [
      "rotations faster than keys may pile up",
      { "rotate-after": "5h", "max-live-keys": "5" },
      "max-live-keys",
    ],
    [
      "a grace period longer than keys may pile up",
      { "rotate-after": "1d", "grace-period": "5d" },
      "max-live-keys",
    ],
    [
      "an environment in a store without any",
      { environment: "production", "secret-stores": "dependabot" },
      "secret-stores",
    ],
    [
      "one name for the keys of two stores",
      { name: "my key", "secret-stores": "actions,dependabot" },
      "name",
    ],
    [
      "a current key for another repository",
      { repository: "octo/other", "current-key": CURRENT },
      "current-key",
    ],
  ])("%s", (_what, inputs, input) => {
    expect(names(faultsOf(inputs))).toEqual([input]);
  });

  test.each<[string, Texts]>([
    ["expires-in just long enough", { "rotate-after": "30d", "grace-period": "24h", "expires-in": "1465h" }],
    ["rotations just slow enough", { "rotate-after": "6h", "max-live-keys": "5" }],
    ["the slowest of all", { "rotate-after": "never", "max-live-keys": "2" }],
  ])("but not %s", (_what, inputs) => {
    expect(faultsOf(inputs)).toEqual([]);
  });
});

test("all faults are told at once", () => {
  const faults = faultsOf({
    ...{
      "admin-key": "",
      "github-token": "",
      "secret-name": "1A",
      repository: "nowhere",
      "api-url": "ftp://x",
    },
    ...{
      "rotate-after": "soon",
      "grace-period": "0",
      force: "yes",
      "max-live-keys": "0",
      "secret-stores": "vault",
    },
  });
  expect(names(faults).toSorted()).toEqual(
    [
      ...["admin-key", "api-url", "force", "github-token", "grace-period", "max-live-keys", "repository"],
      ...["rotate-after", "secret-name", "secret-stores"],
    ].toSorted(),
  );
  for (const { fix } of faults) expect(fix).toMatch(/\.$/);
});

describe("secrets", () => {
  test("are masked as they are read, before anything else happens", () => {
    const host = hostOf({ "current-key": CURRENT, "run-token": RUN_TOKEN });
    parseSetupInputs(host);
    const secrets = ["admin-key", "github-token", "current-key", "run-token"];
    const afterRead = host.events.flatMap((event, index) =>
      event.kind === "read" && secrets.includes(event.input)
        ? [[event.input, host.events[index + 1]?.kind]]
        : [],
    );
    expect(afterRead).toEqual(secrets.map((name) => [name, "masked"]));
    const masked = host.events.flatMap((event) => (event.kind === "masked" ? [event.secret.reveal()] : []));
    expect(masked).toEqual([ADMIN, TOKEN, CURRENT, RUN_TOKEN]);
  });

  test("are masked also when the inputs are refused", () => {
    const host = hostOf({ "rotate-after": "soon", "current-key": CURRENT, "run-token": RUN_TOKEN });
    expect(() => parseSetupInputs(host)).toThrow(UserError);
    expect(host.events.filter(({ kind }) => kind === "masked")).toHaveLength(4);
  });

  test("show nowhere in what was read", () => {
    const text = inspect(parsed({ "current-key": CURRENT, "run-token": RUN_TOKEN }), {
      depth: null,
      showHidden: true,
    });
    for (const value of [ADMIN, TOKEN, CURRENT, RUN_TOKEN]) expect(text).not.toContain(value.slice(5, 15));
  });

  const PASTED = [
    ["a Mesh key", aMeshKey("pasted").reveal()],
    ["a GitHub token", aGitHubToken("pasted").reveal()],
    ["a fine-grained token", `github_pat_${aGitHubToken("pasted").reveal().slice(4)}`],
    ["an access token", anAccessToken("pasted").reveal()],
  ] as const;
  const INPUTS = [
    ...["rotate-after", "grace-period", "keep-while-used", "expires-in", "max-live-keys", "force", "dry-run"],
    ...["export-env", "secret-stores", "api-url", "github-api-url", "secret-name", "repository", "name"],
  ];

  test.each(INPUTS.flatMap((input) => PASTED.map(([kind, value]) => [input, kind, value] as const)))(
    "pasted into the wrong input are not repeated: %s, %s",
    (input, _kind, value) => {
      const faults = faultsOf({ [input]: value });
      expect(names(faults)).toContain(input);
      expect(JSON.stringify(faults)).not.toContain(value.slice(12, 20));
    },
  );
});

describe("secrets pasted into what would take them", () => {
  const key = aMeshKey("pasted").reveal();

  test.each([
    ["api-url", `https://mesh.test/?token=${key}`],
    ["github-api-url", `https://api.github.test/#${key}`],
    ["api-url", `https://${key}@mesh.test/`],
    ["repository", `${key}-`],
    ["repository", `octo/shop ${key}`],
    ["secret-name", `${key}-`],
    ["secret-name", aGitHubToken("pasted").reveal()],
    ["name", `the key ${key}`],
  ])("are refused and not repeated: %s", (input, value) => {
    const faults = faultsOf({ [input]: value });
    expect(names(faults)).toEqual([input]);
    expect(JSON.stringify(faults)).not.toContain(value.slice(-20, -8));
  });

  test("what is no secret is quoted, so that the user finds it", () => {
    expect(faultsOf({ repository: "shop" })[0]?.what).toContain('"shop"');
    expect(faultsOf({ "api-url": "ftp://mesh.test/keys" })[0]?.what).toContain('"ftp://mesh.test/keys"');
  });
});

describe("`name`", () => {
  const named = (name: string) => parsed({ name }).targets[0]?.keyName;
  // Words of nine letters: a run of forty characters would be taken for a credential.
  const words = (length: number) => "long name ".repeat(20).slice(0, length - 1) + "x";

  test("of 100 characters is taken as it is", () => {
    expect(named(words(100))).toBe(words(100));
  });

  test("that is longer is cut, and stays another name than every other", () => {
    const [first, second] = [named(words(101)), named(`${words(101)}y`)];
    expect(first).toMatch(/~[0-9a-f]{8}$/);
    expect(first).toHaveLength(100);
    expect(first?.slice(0, 91)).toBe(words(101).slice(0, 91));
    expect(second).not.toBe(first);
  });
});

describe("values that break a promise together", () => {
  test.each<[string, Texts]>([
    ["rotate-after", { "rotate-after": "soon", "expires-in": "1h" }],
    ["grace-period", { "grace-period": "soon", "rotate-after": "5h" }],
    ["max-live-keys", { "max-live-keys": "five", "rotate-after": "5h" }],
    ["expires-in", { "expires-in": "soon", "rotate-after": "5h" }],
  ])("say nothing while one of them cannot be read: %s", (faulty, inputs) => {
    expect(names(faultsOf(inputs))).toEqual([faulty]);
  });
});

describe("what is allowed, and still worth a second look", () => {
  const warnings = (inputs: Texts): string[] => {
    const host = hostOf(inputs);
    parseSetupInputs(host);
    return host.annotations("warning").map(({ title }) => title);
  };

  test.each<[string, Texts, string[]]>([
    ["nothing", {}, []],
    ["a grace period under a day", { "grace-period": "23h" }, ["Short grace period"]],
    ["plain http", { "api-url": "http://mesh.test" }, ["Keys travel unencrypted"]],
    ["plain http on this machine", { "api-url": "http://127.0.0.1:8787" }, []],
    ["plain http on this machine, by IPv6", { "api-url": "http://[::1]:8787" }, []],
    ["plain http on this machine, by name", { "api-url": "http://localhost:8787" }, []],
    [
      "a host that only looks like this machine",
      { "api-url": "http://localhost.mesh.test" },
      ["Keys travel unencrypted"],
    ],
    [
      "a current key that is none",
      { "current-key": "somebody pasted this" },
      ["`current-key` is no Mesh key"],
    ],
    ["a current key", { "current-key": CURRENT }, []],
  ])("%s", (_what, inputs, titles) => {
    expect(warnings(inputs)).toEqual(titles);
  });

  test("is told without the value", () => {
    const host = hostOf({ "current-key": "somebody pasted this" });
    parseSetupInputs(host);
    expect(host.allText()).not.toContain("pasted");
  });
});
