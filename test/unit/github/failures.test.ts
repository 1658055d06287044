import { describe, expect, test } from "@jest/globals";
import { explainRefusal, githubUnreachable, unusable } from "../../../src/github/failures.ts";
import type { SecretScope } from "../../../src/github/port.ts";
import type { UserError } from "../../../src/values/user-error.ts";
import { aGitHubToken } from "../../support/credentials.ts";
import { anAnswer, type ScriptedAnswer } from "../../support/scripted-http.ts";
import { anEnvironment, anOrganization, aStore } from "./scene.ts";

interface Asked {
  readonly scope?: SecretScope;
  readonly tokenInput?: string;
}

function refusal(
  status: number,
  message: string,
  { headers = {} }: Pick<ScriptedAnswer, "headers"> = {},
  { scope = aStore(), tokenInput = "github-token" }: Asked = {},
): UserError {
  const body = { message, documentation_url: "https://docs.github.com/rest", status: String(status) };
  return explainRefusal(anAnswer({ status, headers, body }), {
    doing: "store the secret",
    scope,
    tokenInput,
  });
}

const allText = ({ faults }: UserError): string => JSON.stringify(faults);

describe("each answer that GitHub gives has its code, its input and its remedy", () => {
  const exhausted = { headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "1772366460" } };
  test.each([
    [401, "Bad credentials", {}, "github_token_rejected", "github-token", "Make a new one"],
    [
      403,
      "Resource not accessible by integration",
      {},
      "secret_write_forbidden",
      "github-token",
      "*Secrets: write*",
    ],
    [
      403,
      "Resource not accessible by personal access token",
      {},
      "secret_write_forbidden",
      "github-token",
      "*Secrets: write*",
    ],
    [
      403,
      "Repository was archived so is read-only.",
      {},
      "secret_write_forbidden",
      "repository",
      "Unarchive",
    ],
    [
      403,
      "Resource protected by organization SAML enforcement. You must grant your OAuth token access to this organization.",
      { headers: { "x-github-sso": "required; url=https://github.com/orgs/octo/sso" } },
      "secret_write_forbidden",
      "github-token",
      "Configure SSO",
    ],
    [
      403,
      "Although you appear to have the correct authorization credentials, the `octo` organization has an IP allow list enabled, and your IP address is not permitted to access this resource.",
      {},
      "secret_write_forbidden",
      "github-token",
      "allowed address",
    ],
    [
      403,
      "The 'octo' organization forbids access via a fine-grained personal access tokens if the token's lifetime is greater than 366 days.",
      {},
      "secret_write_forbidden",
      "github-token",
      "earlier end",
    ],
    [
      403,
      "`octo` forbids access via a personal access token (classic). Please use a GitHub App, OAuth App, or a personal access token with fine-grained permissions.",
      {},
      "secret_write_forbidden",
      "github-token",
      "fine-grained",
    ],
    [403, "This installation has been suspended", {}, "secret_write_forbidden", "github-token", "unsuspend"],
    [
      403,
      "API rate limit exceeded for installation ID 1.",
      exhausted,
      "rate_limited",
      undefined,
      "Run again later",
    ],
    [429, "API rate limit exceeded for user ID 1.", exhausted, "rate_limited", undefined, "Run again later"],
    [
      403,
      "You have exceeded a secondary rate limit. Please wait.",
      {},
      "rate_limited",
      undefined,
      "Run again later",
    ],
    [
      429,
      "You have exceeded a secondary rate limit.",
      { headers: { "retry-after": "60" } },
      "rate_limited",
      undefined,
      "Run again later",
    ],
    [404, "Not Found", {}, "github_token_blind", "github-token", "*Secrets: write*"],
    [
      422,
      "Bad request - validation failed due to an improperly encrypted secret",
      {},
      "secret_write_rejected",
      undefined,
      "GitHub's words above",
    ],
    [
      422,
      'Invalid request.\n\n"key_id" wasn\'t supplied.',
      {},
      "secret_write_rejected",
      undefined,
      "GitHub's words above",
    ],
    [409, "Conflict", {}, "secret_write_rejected", undefined, "GitHub's words above"],
    [500, "Server Error", {}, "github_unreachable", undefined, "status page"],
    [502, "Server Error", {}, "github_unreachable", undefined, "status page"],
    [503, "Service unavailable", {}, "github_unreachable", undefined, "status page"],
    [408, "Timeout", {}, "github_unreachable", undefined, "status page"],
  ] as const)("HTTP %i %j", (status, message, headers, code, input, fix) => {
    const error = refusal(status, message, headers);
    expect(error.code).toBe(code);
    expect(error.faults).toHaveLength(1);
    expect(error.faults[0].input).toBe(input);
    expect(error.faults[0].fix).toContain(fix);
    expect(error.faults[0].what).toBe(
      `GitHub refused to store the secret (HTTP ${status}): ${message.replaceAll(/\s+/g, " ")}`,
    );
  });
});

describe("a missing permission", () => {
  const scopes = [
    ["the repository", aStore("actions"), "*Secrets: write*"],
    ["an environment", anEnvironment("production"), "*Environments: write*"],
    ["Dependabot", aStore("dependabot"), "*Dependabot secrets: write*"],
    ["Codespaces", aStore("codespaces"), "*Codespaces secrets: write*"],
    ["an organization", anOrganization(), "*Organization secrets: write*"],
    [
      "an organization's Dependabot",
      anOrganization("dependabot"),
      "*Organization Dependabot secrets: write*",
    ],
    [
      "an organization's Codespaces",
      anOrganization("codespaces"),
      "*Organization Codespaces secrets: write*",
    ],
  ] as const;

  test.each(scopes)("of secrets of %s is named", (_whose, scope, permission) => {
    const error = refusal(403, "Resource not accessible by integration", {}, { scope });
    expect(error.faults[0].fix.match(/\*[^*]+\*/g)).toEqual([permission]);
  });

  test.each(scopes.filter(([, { kind }]) => kind === "repository"))(
    "may also look like a missing repository: secrets of %s",
    (_whose, scope, permission) => {
      const error = refusal(404, "Not Found", {}, { scope });
      expect(error.faults[0].fix.match(/\*[^*]+\*/g)).toEqual([permission, "*Metadata: read*"]);
    },
  );

  test("says first that the built-in token can never do it", () => {
    expect(refusal(403, "Resource not accessible by integration").faults[0].why).toContain(
      "GITHUB_TOKEN can never write secrets",
    );
  });

  test("quotes which one GitHub would accept, made printable", () => {
    const headers = { "x-accepted-github-permissions": "secrets=write; organization_secrets=write\u001b[2J" };
    const error = refusal(403, "Resource not accessible by integration", { headers });
    expect(error.faults[0].why).toContain(
      "GitHub would accept: secrets=write; organization_secrets=write\\u{1b}[2J.",
    );
    expect(allText(refusal(403, "Resource not accessible by integration"))).not.toContain("would accept");
  });

  test("points at the input that the token came from", () => {
    for (const [status, message] of [
      [401, "Bad credentials"],
      [403, "Resource not accessible by integration"],
      [404, "Not Found"],
    ] as const)
      expect(refusal(status, message, {}, { tokenInput: "run-token" }).faults[0].input).toBe("run-token");
  });
});

test("F19: an environment that is not there is to be created first, or the token cannot see it", () => {
  const error = refusal(404, "Not Found", {}, { scope: anEnvironment("prod/eu") });
  expect(error.faults[0]).toMatchObject({
    input: "environment",
    why: "The environment prod/eu does not exist, or the token cannot see the repository.",
    fix: expect.stringContaining("Create the environment"),
  });
});

test("F20: an organization that is not there may be a person's account, or out of the token's sight", () => {
  const error = refusal(404, "Not Found", {}, { scope: anOrganization() });
  expect(error).toMatchObject({ code: "github_token_blind", faults: [{ input: "github-token" }] });
  expect(error.faults[0].why).toBe(
    "There is no organization octo, it is the account of a person, or the token has no access to it.",
  );
  expect(error.faults[0].fix).toContain("*Organization secrets: write*");
});

test("F20: a repository that is not there may be one that the token cannot see", () => {
  expect(refusal(404, "Not Found").faults[0].why).toContain("private repositories look like missing ones");
});

describe("GitHub's own words", () => {
  test("F16: lose the value that was sent, which GitHub echoes", () => {
    const sent = Buffer.from("plaintext that was not sealed").toString("base64url");
    const error = refusal(422, `Invalid request.\n\n${sent} does not match /^(?:[A-Za-z0-9+\\/]{4})*$/.`);
    expect(allText(error)).not.toContain(sent.slice(0, 12));
    expect(error.message).toContain("[the value sent] does not match");
  });

  test("lose every token", () => {
    const token = aGitHubToken("echoed").reveal();
    expect(allText(refusal(401, `Bad credentials: ${token}`))).not.toContain(token.slice(4, 14));
  });

  test.each([["<html>Unicorn!</html>"], [""], ["null"], ["[]"], ['{"message":7}']])(
    "are left out where there are none: %s",
    (body) => {
      const context = { doing: "store the secret", scope: undefined, tokenInput: "github-token" };
      expect(explainRefusal(anAnswer({ status: 502, body }), context).message).toBe(
        "GitHub refused to store the secret (HTTP 502).",
      );
    },
  );
});

test("an unreachable API is named by its origin", () => {
  const error = githubUnreachable("ENOTFOUND", new URL("https://ghes.test/api/v3"));
  expect(error).toMatchObject({ code: "github_unreachable", faults: [{ input: "github-api-url" }] });
  expect(error.message).toBe("The GitHub API at https://ghes.test could not be reached (ENOTFOUND).");
});

test("an answer that is none of the API's shows where the API is, on Enterprise Server too", () => {
  const error = unusable(anAnswer({ body: "<html>anything</html>" }));
  expect(error.code).toBe("github_answer_unusable");
  expect(error.faults[0].fix).toContain("https://HOST/api/v3");
  expect(allText(error)).not.toContain("anything");
});
