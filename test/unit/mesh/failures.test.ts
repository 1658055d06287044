import { describe, expect, test } from "@jest/globals";
import { meshRefusal, meshUnreachable, unusable } from "../../../src/mesh/failures.ts";
import { aMeshKey } from "../../support/credentials.ts";
import { anAnswer } from "../../support/scripted-http.ts";

const refusal = (status: number, body: unknown = "") => meshRefusal(anAnswer({ status, body }), "mint a key");

describe("each refusal has its code, its input and its remedy", () => {
  test.each([
    [401, "admin_credential_rejected", "admin-key", "Make a new one"],
    [404, "admin_credential_rejected", "admin-key", "Make a new one"],
    [403, "mesh_refused", "admin-key", "may mint and revoke"],
    [429, "rate_limited", undefined, "Wait a few minutes"],
    [500, "mesh_unreachable", undefined, "Run again later"],
    [520, "mesh_unreachable", undefined, "Run again later"],
    [422, "mesh_refused", undefined, "check `name`, `expires-in` and `scopes`"],
    [302, "mesh_answer_unusable", "api-url", "Put the address that the service redirects to"],
  ])("HTTP %i", (status, code, input, fix) => {
    const error = refusal(status);
    expect(error.code).toBe(code);
    expect(error.faults).toHaveLength(1);
    expect(error.faults[0].input).toBe(input);
    expect(error.faults[0].fix).toContain(fix);
    expect(error.faults[0].what).toBe(`Mesh refused to mint a key (HTTP ${status}).`);
  });
});

describe("a redirect that is not followed", () => {
  const fixOf = (location: string) =>
    meshRefusal(anAnswer({ status: 308, headers: { location } }), "mint a key").faults[0].fix;

  test("is named by the origin that it leads to: the rest could hold more than it should", () => {
    const login = "user:word";
    expect(fixOf(`https://${login}@mesh.test:8443/login?next=%2F#top`)).toBe(
      "Put the address that the service redirects to (https://mesh.test:8443) into `api-url`, if you trust it.",
    );
  });

  test.each(["/login", "", "data:text/plain,hello", "https://"])(
    "has no name where it leads to none: %j",
    (location) => {
      expect(fixOf(location)).toContain("the address that the service redirects to into `api-url`");
    },
  );

  test("shows no credential that somebody put into a name", () => {
    const key = aMeshKey("host").reveal();
    expect(fixOf(`https://${key}.test/`).toLowerCase()).not.toContain(key.slice(5).toLowerCase());
  });
});

describe("the service's own words", () => {
  test("are repeated", () => {
    expect(refusal(422, { error: "The name is taken." }).message).toBe(
      "Mesh refused to mint a key (HTTP 422): The name is taken.",
    );
  });

  test("are made printable, and lose every credential", () => {
    const key = aMeshKey("echoed").reveal();
    const { message } = refusal(401, { error: `\u001b[2J::error::Key ${key}\n::add-mask::x` });
    expect(message).toBe(
      "Mesh refused to mint a key (HTTP 401): \\u{1b}[2J::error::Key [hidden] ::add-mask::x",
    );
  });

  test.each([["<html>no</html>"], [""], ["null"], [[]], [{ error: 7 }], [{ message: "elsewhere" }]])(
    "are left out where there are none: %j",
    (body) => {
      expect(refusal(400, body).message).toBe("Mesh refused to mint a key (HTTP 400).");
    },
  );
});

test("an unreachable service is named by its origin: a path could hold more than it should", () => {
  const error = meshUnreachable("ETIMEDOUT", new URL("https://mesh.test/some/prefix"));
  expect(error).toMatchObject({ code: "mesh_unreachable", faults: [{ input: "api-url" }] });
  expect(error.message).toBe("The Mesh service at https://mesh.test could not be reached (ETIMEDOUT).");
});

test("an answer that is none of Mesh's points at `api-url`, and repeats nothing of it", () => {
  const error = unusable(anAnswer({ body: "<html>anything</html>" }), "list keys");
  expect(error).toMatchObject({ code: "mesh_answer_unusable", faults: [{ input: "api-url" }] });
  expect(error.message).not.toContain("anything");
});
