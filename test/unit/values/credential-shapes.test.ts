import { describe, expect, test } from "@jest/globals";
import { hideCredentials, isCredential, looksSecret } from "../../../src/values/credential-shapes.ts";
import { aGitHubToken, aMeshKey, anAccessToken } from "../../support/credentials.ts";

const CREDENTIALS: readonly (readonly [string, string])[] = [
  ["a Mesh key", aMeshKey("shapes").reveal()],
  ["a GitHub token", aGitHubToken("shapes").reveal()],
  ["a fine-grained token", `github_pat_11AAAA_${aGitHubToken("shapes").reveal().slice(4)}`],
  ["a JWT", anAccessToken("shapes").reveal()],
];

describe("a whole credential", () => {
  test.each(CREDENTIALS)("is hidden, refused as a name, and not repeated: %s", (_, credential) => {
    expect(hideCredentials(`It is "${credential}".`)).toBe('It is "[hidden]".');
    expect([isCredential(credential), isCredential(`my ${credential}`), looksSecret(credential)]).toEqual([
      ...[true, true, true],
    ]);
  });
});

test("the beginning of a key is hidden in a server's words, and is no credential yet", () => {
  const hint = aMeshKey("shapes").reveal().slice(0, 13);
  expect(hideCredentials(`Key ${hint}…`)).toBe("Key [hidden]…");
  expect(isCredential(hint)).toBe(false);
});

test("half a token that was pasted is not repeated", () => {
  for (const half of ["github_pat_11AAAA", "eyJhbGci", aGitHubToken("shapes").reveal().slice(0, 18)])
    expect([half, looksSecret(half)]).toEqual([half, true]);
});

test.each(["mesh_production_server", "MESH_API_KEY", "github:octo/app:MESH_API_KEY", "ghost-service"])(
  "a name that people give is neither refused nor kept from them: %s",
  (name) => {
    expect([isCredential(name), looksSecret(name)]).toEqual([false, false]);
  },
);
