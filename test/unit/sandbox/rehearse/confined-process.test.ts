import { expect, test } from "@jest/globals";
import type { ProcessRequest, StartProcess } from "../../../../src/platform/processes.ts";
import { confine } from "../../../../src/sandbox/rehearse/confined-process.ts";

const PLACES = {
  ...{ meshUrl: "http://127.0.0.1:1001", gitHubUrl: "http://127.0.0.1:1002" },
  compileCache: "/cache",
};

function startedWith(
  environment: Record<string, string>,
  { passAll = false } = {},
): Readonly<Record<string, string>> {
  const started: ProcessRequest[] = [];
  const start: StartProcess = (request) => {
    started.push(request);
    return { exit: Promise.resolve({ kind: "exited", code: 0 }), send: () => undefined };
  };
  confine(start, { ...PLACES, passAll })(
    { command: "node", args: [], folder: "/", environment },
    () => undefined,
  );
  return started[0]?.environment ?? {};
}

test("a process finds the playground, whatever addresses the workflow file gives", () => {
  expect(
    startedWith({
      ...{ MESH_API_URL: "https://mesh.example", "INPUT_API-URL": "https://mesh.example" },
      "INPUT_GITHUB-API-URL": "https://ghes.example/api/v3",
    }),
  ).toMatchObject({
    ...{ MESH_API_URL: PLACES.meshUrl, "INPUT_API-URL": PLACES.meshUrl },
    "INPUT_GITHUB-API-URL": PLACES.gitHubUrl,
  });
});

test("an input that the file leaves out stays out, and the stand-in's own address with its prefix stays", () => {
  const inputs = { "INPUT_API-URL": "", "INPUT_GITHUB-API-URL": `${PLACES.gitHubUrl}/api/v3` };
  expect(startedWith(inputs)).toMatchObject(inputs);
});

test("an address that only begins like the stand-in's is another one", () => {
  for (const address of [`${PLACES.gitHubUrl}@theirs.example`, `${PLACES.gitHubUrl}0`])
    expect(startedWith({ "INPUT_GITHUB-API-URL": address })).toMatchObject({
      "INPUT_GITHUB-API-URL": PLACES.gitHubUrl,
    });
});

test("everything else leads to a proxy that is nowhere, whatever proxies the workflow file sets", () => {
  const started = startedWith({ HTTPS_PROXY: "http://proxy.example:3128", no_proxy: "*" });
  for (const name of ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"])
    expect(started[name]).toBe("http://127.0.0.1:9");
  expect([started["NO_PROXY"], started["no_proxy"]]).toEqual(Array(2).fill("127.0.0.1,localhost,::1"));
});

test("variables with which a file could have its code executed reach no process of this action's", () => {
  const harmful = {
    NODE_OPTIONS: "--import=./theirs.js",
    LD_PRELOAD: "theirs.so",
    OPENSSL_CONF: "theirs.cnf",
  };
  const own = {
    MESH_API_KEY: "x",
    "INPUT_MAX-AGE": "1d",
    GITHUB_REPOSITORY: "a/b",
    RUNNER_TEMP: "/t",
    HOME: "/h",
  };
  const started = startedWith({ ...harmful, ...own, THEIR_OWN: "1" });
  expect(started).toMatchObject(own);
  for (const name of [...Object.keys(harmful), "THEIR_OWN"]) expect(started).not.toHaveProperty(name);
  expect(startedWith({ THEIR_OWN: "1" }, { passAll: true })).toHaveProperty("THEIR_OWN", "1");
});
