import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { createMeshService, type MeshService } from "../../src/service/create-mesh-service.ts";
import { serveMeshService, type ServingMeshService } from "../../src/service/serve.ts";
import { systemClock } from "../../src/platform/clock.ts";
import { whoAmI } from "../../src/sdk/keys.ts";
import { signIn, signOut } from "../../src/sdk/login/sign-in.ts";
import { MeshAuthError } from "../../src/sdk/errors.ts";
import { encodeTokens } from "../../src/sdk/tokens.ts";
import { Sensitive } from "../../src/values/sensitive.ts";
import { Browser } from "../support/browser.ts";
import { aHostedLike, type HostedLike } from "../support/auth0.ts";
import { aMeshKey, anAccessToken } from "../support/credentials.ts";
import { leaksIn } from "../support/leaks.ts";
import { anSdkWorld, aTerminal, type SdkWorld } from "../support/sdk-world.ts";
import { aSeededRandom } from "../support/seeded-random.ts";

let world: SdkWorld;
beforeEach(() => void (world = anSdkWorld()));
afterEach(() => world.close());

const tokenFile = (): string => join(world.home, ".mesh", "token.json");
const kept = (): Record<string, unknown> =>
  JSON.parse(readFileSync(tokenFile(), "utf8")) as Record<string, unknown>;

describe("our service", () => {
  let service: MeshService;
  let serving: ServingMeshService;
  let asked: string[];
  beforeEach(async () => {
    asked = [];
    service = createMeshService({
      ...{ dataFolder: ":memory:", clock: systemClock, random: aSeededRandom("login") },
      onRequest: ({ method, path }) => void asked.push(`${method} ${path}`),
    });
    await service.accounts.create({ email: "owner@example.test" });
    serving = await serveMeshService(service, { port: 0, host: "127.0.0.1", tls: undefined });
  });
  afterEach(async () => {
    serving.closeNow();
    await serving.close();
    await service.close();
  });

  async function aBrowser(): Promise<Browser> {
    const [owner] = await service.accounts.list();
    const browser = new Browser(service, serving.url);
    await browser.open(`/welcome/${(await service.sessions.newLink(owner?.id ?? "")).reveal()}`);
    await browser.submit();
    return browser;
  }

  /** What a person does who was shown a code, as soon as it was shown. */
  async function approvesOnDevice(decision: "approve" | "deny"): Promise<void> {
    while (!world.said.join("\n").includes("type ")) await new Promise((resolve) => setImmediate(resolve));
    const [, code = ""] = /type {3}(\S+)/.exec(world.said.join("\n")) ?? [];
    const browser = await aBrowser();
    await browser.open("/device");
    await browser.submit({ user_code: code });
    await browser.submit({ decision });
  }

  test("is signed in to with a code on another device", async () => {
    const session = world.session({ apiUrl: serving.url });
    const [tokens] = await Promise.all([signIn(session, "device"), approvesOnDevice("approve")]);
    session.useLogin(tokens);
    expect((await whoAmI(session)).email).toBe("owner@example.test");
    expect(kept()).toMatchObject({ api_url: serving.url, client_type: "device" });
    if (process.platform !== "win32") expect(statSync(tokenFile()).mode & 0o777).toBe(0o600);
    expect(leaksIn({ said: world.said }, [tokens.accessToken])).toEqual([]);
  }, 20_000);

  test("says of a login that was denied that it was denied", async () => {
    const session = world.session({ apiUrl: serving.url });
    const signing = signIn(session, "device");
    const [outcome] = await Promise.allSettled([signing, approvesOnDevice("deny")]);
    expect(outcome).toMatchObject({ status: "rejected", reason: { code: "login_failed" } });
    expect(existsSync(tokenFile())).toBe(false);
  }, 20_000);

  /** A browser that goes where it is sent, and back. */
  async function follows(url: URL, decision: "allow" | "deny" = "allow"): Promise<boolean> {
    const browser = await aBrowser();
    void browser.open(url.pathname + url.search).then(async () => {
      await browser.submit({ decision });
      await fetch(browser.link());
    });
    return true;
  }

  test("is signed in to with the browser of this machine: PKCE, state, a callback on loopback", async () => {
    let opened: URL | undefined;
    const openBrowser = async (url: URL): Promise<boolean> => follows((opened = url));
    const session = world.session({ apiUrl: serving.url }, { openBrowser });
    session.useLogin(await signIn(session, "browser"));
    expect((await whoAmI(session)).email).toBe("owner@example.test");
    expect(Object.fromEntries(opened?.searchParams ?? [])).toMatchObject({
      ...{
        code_challenge_method: "S256",
        redirect_uri: expect.stringMatching(/^http:\/\/localhost:\d+\/callback$/),
      },
      ...{ state: expect.stringMatching(/^.{43}$/) },
    });
    expect(kept()).toMatchObject({ client_type: "web" });
  }, 20_000);

  test("takes no code from whoever does not know the state", async () => {
    const openBrowser = async (url: URL): Promise<boolean> => {
      const callback = new URL(url.searchParams.get("redirect_uri") ?? "");
      const strange = await fetch(`${callback.href}?code=stolen&state=guessed`);
      expect(strange.status).toBe(400);
      expect((await fetch(callback.origin)).status).toBe(404);
      return follows(url);
    };
    const session = world.session({ apiUrl: serving.url }, { openBrowser });
    session.useLogin(await signIn(session, "browser"));
    expect((await whoAmI(session)).email).toBe("owner@example.test");
  }, 20_000);

  test("says of a login that was denied in the browser that it was denied", async () => {
    const openBrowser = async (url: URL): Promise<boolean> => follows(url, "deny");
    const signing = signIn(world.session({ apiUrl: serving.url }, { openBrowser }), "browser");
    await expect(signing).rejects.toMatchObject({
      code: "login_failed",
      message: expect.stringContaining("denied"),
    });
  }, 20_000);

  async function signedIn(): Promise<void> {
    const openBrowser = async (url: URL): Promise<boolean> => follows(url);
    await signIn(world.session({ apiUrl: serving.url }, { openBrowser }), "browser");
    world.said.length = 0;
    asked.length = 0;
  }

  /** As if it had been made nearly an hour ago. */
  function grows(): void {
    writeFileSync(
      tokenFile(),
      JSON.stringify({ ...kept(), expires_at: Math.floor(systemClock.now() / 1000) + 60 }),
    );
  }

  test("is asked for fresh tokens once, by callers at the same moment and by two processes", async () => {
    await signedIn();
    grows();
    const sessions = [world.session({ apiUrl: serving.url }), world.session({ apiUrl: serving.url })];
    await Promise.all(sessions.flatMap((session) => [whoAmI(session), whoAmI(session), whoAmI(session)]));
    expect(asked.filter((line) => line.includes("refresh"))).toEqual(["POST /auth/refresh-token"]);
    expect(existsSync(`${tokenFile()}.lock`)).toBe(false);
  }, 20_000);

  test("is asked for fresh tokens when it refuses the ones that look good", async () => {
    await signedIn();
    const fresh = kept();
    const session = world.session({ apiUrl: serving.url });
    writeFileSync(tokenFile(), JSON.stringify({ ...fresh, access_token: anAccessToken("wrong").reveal() }));
    expect((await whoAmI(session)).email).toBe("owner@example.test");
    expect(kept()["access_token"]).not.toBe(fresh["access_token"]);
  }, 20_000);

  test("ends the login at a sign-out, here and there", async () => {
    await signedIn();
    const refreshToken = kept()["refresh_token"];
    expect(await signOut(world.session({ apiUrl: serving.url }))).toEqual({
      kind: "signed_out",
      ended: true,
    });
    expect(existsSync(tokenFile())).toBe(false);
    const again = await fetch(`${serving.url}/auth/refresh-token`, {
      ...{ method: "POST", headers: { "content-type": "application/json" } },
      body: JSON.stringify({ refresh_token: refreshToken }),
    });
    expect(again.status).toBe(400);
    expect(await signOut(world.session({ apiUrl: serving.url }))).toEqual({ kind: "nobody" });
  }, 20_000);

  test("says to sign in again when the login has ended, where nobody can be asked", async () => {
    await signedIn();
    const [owner] = await service.accounts.list();
    await service.accounts.setDisabled(owner?.id ?? "", true);
    grows();
    const asking = whoAmI(world.session({ apiUrl: serving.url }));
    await expect(asking).rejects.toMatchObject({ code: "not_authenticated" });
  }, 20_000);

  test("keeps a login for this process where the home cannot be written", async () => {
    const session = world.session(
      { apiUrl: serving.url },
      {
        openBrowser: async (url) => follows(url),
        machine: {
          platform: "linux",
          hostName: "x",
          homeFolder: join(world.home, "file"),
          workingFolder: world.work,
        },
      },
    );
    writeFileSync(join(world.home, "file"), "not a folder");
    session.useLogin(await signIn(session, "browser"));
    expect((await whoAmI(session)).email).toBe("owner@example.test");
    expect(world.said.join("\n")).toContain("the login is not kept");
  }, 20_000);
});

describe("a service with Auth0 in front, as the hosted one", () => {
  let hosted: HostedLike;
  beforeEach(async () => void (hosted = await aHostedLike()));
  afterEach(() => hosted.close());

  test("is signed in to with a code: forms, the audience, pending, slower, then done", async () => {
    hosted.polls.push("authorization_pending", "slow_down", "authorization_pending");
    const waits: number[] = [];
    const clock = { ...systemClock, sleep: async (ms: number) => void waits.push(ms) };
    const session = world.session({ apiUrl: hosted.apiUrl }, { clock });
    session.useLogin(await signIn(session, "device"));
    expect((await whoAmI(session)).email).toBe("owner@hosted.example");
    expect(waits).toEqual([5_000, 5_000, 10_000, 10_000]);
    const [start = ""] = hosted.asked;
    expect(start).toContain("client_id=auth0-client");
    expect(start).toContain("audience=https%3A%2F%2Fmesh.example%2Fapi");
    expect(world.said.join("\n")).toContain("ABCD-EFGH");
  });

  test.each([["access_denied"], ["expired_token"], ["invalid_client"]])(
    "ends a login on %s",
    async (error) => {
      hosted.polls.push(error);
      const signing = signIn(world.session({ apiUrl: hosted.apiUrl }), "device");
      await expect(signing).rejects.toMatchObject({ name: "MeshAuthError", code: "login_failed" });
    },
  );

  test("is signed in to with the browser", async () => {
    const openBrowser = async (url: URL): Promise<boolean> => {
      const { back } = (await (await fetch(url)).json()) as { back: string };
      void fetch(back);
      return true;
    };
    const session = world.session({ apiUrl: hosted.apiUrl }, { openBrowser });
    session.useLogin(await signIn(session, "browser"));
    expect((await whoAmI(session)).email).toBe("owner@hosted.example");
  });

  test("keeps the refresh token that the server does not repeat", async () => {
    const session = world.session({ apiUrl: hosted.apiUrl });
    session.useLogin(await signIn(session, "device"));
    for (let round = 0; round < 2; round += 1) {
      hosted.expireAccess();
      expect((await whoAmI(session)).email).toBe("owner@hosted.example");
    }
    expect(kept()).toMatchObject({ refresh_token: "v1.auth0-refresh" });
  });

  test("is told of a sign-out", async () => {
    await signIn(world.session({ apiUrl: hosted.apiUrl }), "device");
    expect(await signOut(world.session({ apiUrl: hosted.apiUrl }))).toEqual({
      kind: "signed_out",
      ended: true,
    });
    expect(hosted.asked.at(-1)).toContain("POST /oauth/revoke token=v1.auth0-refresh");
  });

  test("signs a person in who has no credential, and nobody in a pipeline", async () => {
    const session = world.session({ apiUrl: hosted.apiUrl }, { terminal: aTerminal() });
    expect((await whoAmI(session)).email).toBe("owner@hosted.example");
    const pipeline = anSdkWorld();
    try {
      const terminal = aTerminal();
      const asking = whoAmI(pipeline.session({ apiUrl: hosted.apiUrl }, { terminal, env: { CI: "true" } }));
      await expect(asking).rejects.toMatchObject({ code: "not_authenticated" });
      expect(terminal.asked).toEqual([]);
    } finally {
      await pipeline.close();
    }
  });

  describe("a login that somebody else left", () => {
    const stray = (): string => join(world.work, ".mesh_token.json");
    function leaves(path: string, apiOrigin: string | undefined = hosted.apiUrl): void {
      const tokens = { accessToken: new Sensitive("a.b.c"), refreshToken: new Sensitive("v1.auth0-refresh") };
      const file = encodeTokens({ ...tokens, expiresAt: 0, apiOrigin, clientType: "device" });
      writeFileSync(path, file, { mode: 0o600 });
    }

    test("is used from the working folder after a question only", async () => {
      leaves(stray());
      const no = aTerminal("");
      await whoAmI(world.session({ apiUrl: hosted.apiUrl }, { terminal: no }));
      expect(no.asked).toHaveLength(1);
      expect(hosted.asked.some((line) => line.includes("device"))).toBe(true);
      const other = anSdkWorld();
      try {
        writeFileSync(join(other.work, ".mesh_token.json"), readFileSync(stray()), { mode: 0o600 });
        hosted.polls.push("access_denied");
        await whoAmI(other.session({ apiUrl: hosted.apiUrl }, { terminal: aTerminal("y") }));
      } finally {
        await other.close();
      }
    });

    test("is not used for another service, whoever asks", async () => {
      mkdirSync(join(world.home, ".mesh"));
      leaves(tokenFile(), "https://elsewhere.example");
      await expect(whoAmI(world.session({ apiUrl: hosted.apiUrl }))).rejects.toThrow(MeshAuthError);
      expect(world.said.join("\n")).toContain("another Mesh service");
    });

    test.each([
      ["others may read it", () => chmodSync(tokenFile(), 0o644), "chmod 600"],
      ["it is a link", () => (symlinkSync(stray(), `${tokenFile()}2`), undefined), ""],
    ])("is not used when %s", async (_why, spoil, said) => {
      if (process.platform === "win32") return;
      mkdirSync(join(world.home, ".mesh"));
      leaves(stray());
      if (said === "") symlinkSync(stray(), tokenFile());
      else leaves(tokenFile());
      spoil();
      await expect(whoAmI(world.session({ apiUrl: hosted.apiUrl }))).rejects.toThrow(MeshAuthError);
      expect(world.said.join("\n")).toContain(said === "" ? "symbolic link" : said);
    });
  });

  test("is not asked who signed in while MESH_API_KEY is set, and a person hears of it", async () => {
    await signIn(world.session({ apiUrl: hosted.apiUrl }), "device");
    const env = { MESH_API_KEY: aMeshKey("shadow").reveal() };
    const asking = whoAmI(world.session({ apiUrl: hosted.apiUrl }, { env }));
    await expect(asking).rejects.toMatchObject({ code: "credential_rejected" });
    expect(world.said.join("\n")).toContain("MESH_API_KEY is set and used, not your login");
  });
});
