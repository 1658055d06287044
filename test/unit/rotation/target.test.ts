import { createHash } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import { defaultKeyName, describeSlot, targetId } from "../../../src/rotation/target.ts";
import { aSlot } from "../../support/builders.ts";

const HOST = "api.github.com";
const inEnvironment = (environment: string) => aSlot({ kind: "environment", environment });
const inStore = (store: "dependabot" | "codespaces") => aSlot({ store });

describe("the target's id", () => {
  test("says host, repository, store and secret, in numbers where there are any", () => {
    expect(targetId(HOST, "4217", aSlot())).toBe("github:api.github.com:4217::actions:MESH_API_KEY");
  });

  test("does not change when the repository is renamed or moved: a rename orphans no key", () => {
    const renamed = aSlot({ repository: { owner: "new-owner", name: "new-name" } });
    expect(targetId(HOST, "4217", renamed)).toBe(targetId(HOST, "4217", aSlot()));
  });

  test("has the environment in lower case, as GitHub compares names", () => {
    expect(targetId(HOST, "4217", inEnvironment("Production"))).toBe(
      "github:api.github.com:4217:production:actions:MESH_API_KEY",
    );
  });

  test("encodes the environment, so that none can pose as another part of the id", () => {
    expect(targetId(HOST, "4217", inEnvironment("eu/west:1 ä"))).toBe(
      "github:api.github.com:4217:eu%2Fwest%3A1%20%C3%A4:actions:MESH_API_KEY",
    );
  });

  test.each(["dependabot", "codespaces"] as const)("is another one for the %s store", (store) => {
    expect(targetId(HOST, "4217", inStore(store))).toBe(`github:api.github.com:4217::${store}:MESH_API_KEY`);
  });

  test("differs by host, repository, environment, store and secret", () => {
    const ids = [
      targetId(HOST, "4217", aSlot()),
      targetId("ghes.example/api/v3", "4217", aSlot()),
      targetId(HOST, "4218", aSlot()),
      targetId(HOST, "4217", inEnvironment("production")),
      targetId(HOST, "4217", inStore("dependabot")),
      targetId(HOST, "4217", aSlot({}, "OTHER_KEY")),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("fits into a meta value of 256 characters, and stays unique when it is cut", () => {
    const long = targetId(HOST, "4217", inEnvironment(`${"ä".repeat(100)}1`));
    const other = targetId(HOST, "4217", inEnvironment(`${"ä".repeat(100)}2`));
    expect(long).toHaveLength(256);
    expect(long).toMatch(/~[0-9a-f]{8}$/);
    expect(other).not.toBe(long);
  });
});

describe("the default name", () => {
  test.each([
    ["a repository secret", aSlot(), "github:octo/app:MESH_API_KEY"],
    ["an environment secret", inEnvironment("Production"), "github:octo/app:MESH_API_KEY@Production"],
    ["a Dependabot secret", inStore("dependabot"), "github:octo/app:MESH_API_KEY+dependabot"],
    ["a Codespaces secret", inStore("codespaces"), "github:octo/app:MESH_API_KEY+codespaces"],
  ])("tells people which secret it is: %s", (_, slot, name) => {
    expect(defaultKeyName(slot)).toBe(name);
  });

  test.each([
    ["`::`, which Mesh refuses", "a::b", "a%3A%3Ab"],
    ["an invisible character", "a\u200bb", "a%E2%80%8Bb"],
    ["a line separator", "a\u2028b", "a%E2%80%A8b"],
    ["a control character", "a\tb", "a%09b"],
  ])("encodes an environment with %s", (_, environment, encoded) => {
    expect(defaultKeyName(inEnvironment(environment))).toBe(`github:octo/app:MESH_API_KEY@${encoded}`);
  });

  test("is left alone at 100 characters", () => {
    const base = "github:octo/app:MESH_API_KEY@";
    const name = defaultKeyName(inEnvironment("e".repeat(100 - base.length)));
    expect(name).toBe(base + "e".repeat(100 - base.length));
  });

  test("longer than 100 characters: 91 of them, `~`, and 8 hex digits of the SHA-256 of the whole", () => {
    const whole = `github:octo/app:MESH_API_KEY@${"e".repeat(90)}`;
    const digest = createHash("sha256").update(whole).digest("hex");
    const name = defaultKeyName(inEnvironment("e".repeat(90)));
    expect(name).toBe(`${whole.slice(0, 91)}~${digest.slice(0, 8)}`);
    expect(name).toHaveLength(100);
  });
});

test.each([
  [aSlot(), "MESH_API_KEY of octo/app"],
  [inEnvironment("production"), "MESH_API_KEY of octo/app (environment production)"],
  [inStore("dependabot"), "MESH_API_KEY of octo/app (dependabot)"],
])("a slot is called by what people see at GitHub", (slot, text) => {
  expect(describeSlot(slot)).toBe(text);
});
