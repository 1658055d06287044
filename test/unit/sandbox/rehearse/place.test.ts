import { expect, test } from "@jest/globals";
import { placeOf } from "../../../../src/sandbox/rehearse/place.ts";

const PLAYGROUND = { repository: { id: 4711, owner: "acme", name: "shop" } };

test.each([
  ["/repos/acme/shop/actions/secrets/MESH_API_KEY", "MESH_API_KEY"],
  ["/repositories/4711/actions/secrets/MESH_API_KEY", "MESH_API_KEY"],
  ["/repos/acme/shop/dependabot/secrets/MESH_API_KEY", "MESH_API_KEY (dependabot)"],
  ["/repos/acme/shop/environments/a%2Fb/secrets/KEY", "KEY (environment a/b)"],
  ["/repos/acme/other/actions/secrets/KEY", "KEY of acme/other"],
  ["/orgs/acme/actions/secrets/KEY", "KEY (organization acme)"],
  ["/orgs/acme/codespaces/secrets/KEY", "KEY (organization acme, codespaces)"],
])("a write to %s is one of the secret %s", (path, label) => {
  expect(placeOf(path, PLAYGROUND)?.label).toBe(label);
});

test.each([
  "/repos/acme/shop/actions/secrets",
  "/orgs/acme/actions/secrets/KEY/repositories",
  "/repos/acme/shop/environments/production",
  "/rate_limit",
])("a write to %s is one of no secret", (path) => {
  expect(placeOf(path, PLAYGROUND)).toBeUndefined();
});
