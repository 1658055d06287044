import type { HttpAnswer } from "../platform/http.ts";
import { printableServerText } from "../values/server-text.ts";
import { UserError, type Fault } from "../values/user-error.ts";
import { limitOf } from "./limits.ts";
import type { SecretScope } from "./port.ts";

/** What was being done, for whom, with which input's token. */
export interface RefusalContext {
  /** `store the secret`: completes "GitHub refused to …". */
  readonly doing: string;
  readonly scope: SecretScope | undefined;
  readonly tokenInput: string;
}

export function githubUnreachable(reason: string, apiUrl: URL): UserError {
  return new UserError("github_unreachable", {
    what: `The GitHub API at ${apiUrl.origin} could not be reached (${reason}).`,
    input: "github-api-url",
    why: "The address is wrong, GitHub is down, or a proxy or firewall is in the way.",
    fix: "Check `github-api-url`, the proxy variables and GitHub's status page, then run again.",
  });
}

export function unusable({ status }: HttpAnswer): UserError {
  return new UserError("github_answer_unusable", {
    what: `GitHub's answer is none of its API's (HTTP ${status}).`,
    input: "github-api-url",
    why: "`github-api-url` points to a web page, or a proxy answered in its place.",
    fix: "Use the address of the API: `https://api.github.com`, or `https://HOST/api/v3` on GitHub Enterprise Server.",
  });
}

/** Each answer that GitHub gives, with its remedy (spec: github-secrets.md, Errors). */
export function explainRefusal(answer: HttpAnswer, context: RefusalContext): UserError {
  const { status } = answer;
  const said = printableServerText(messageOf(answer));
  const what = `GitHub refused to ${context.doing} (HTTP ${status})${said === "" ? "." : `: ${said}`}`;
  if (limitOf(answer) !== undefined)
    return new UserError("rate_limited", {
      what,
      why: "The token has used up one of GitHub's limits.",
      fix: "Run again later; the next run finds everything as it was.",
    });
  if (status === 401) return new UserError("github_token_rejected", { what, ...badCredentials(context) });
  if (status === 403)
    return new UserError("secret_write_forbidden", { what, ...forbidden(said, answer, context) });
  if (status === 404) return new UserError("github_token_blind", { what, ...notFound(context) });
  if (status >= 500 || status === 408)
    return new UserError("github_unreachable", {
      what,
      why: "GitHub is in trouble.",
      fix: "Check GitHub's status page and run again later.",
    });
  return new UserError("secret_write_rejected", {
    what,
    why: "GitHub does not accept the request as it is.",
    fix: "Read GitHub's words above; run again, and report it if it stays.",
  });
}

type Remedy = Omit<Fault, "what">;

function badCredentials({ tokenInput }: RefusalContext): Remedy {
  return {
    input: tokenInput,
    why: "The token is wrong, was revoked, or has expired.",
    fix: "Make a new one: an installation token of a GitHub App, or a fine-grained personal access token.",
  };
}

/** Refusals that no permission would change, by GitHub's own words. */
const POLICIES: readonly {
  readonly said: RegExp;
  readonly input: "token" | "repository";
  readonly why: string;
  readonly fix: string;
}[] = [
  {
    said: /archived/i,
    input: "repository",
    why: "An archived repository is read-only.",
    fix: "Unarchive the repository, or remove it from the workflow.",
  },
  {
    said: /SAML enforcement/i,
    input: "token",
    why: "The organization demands single sign-on, and this personal access token was not authorized for it.",
    fix: "Authorize it (your settings, the token, Configure SSO), or use an installation token of a GitHub App, which needs none.",
  },
  {
    said: /IP allow list/i,
    input: "token",
    why: "The organization admits only the addresses of its allow list, and this runner has another one.",
    fix: "Run the job on a runner with an allowed address, or let the owner of the organization add this one.",
  },
  {
    said: /token's lifetime/i,
    input: "token",
    why: "The organization or enterprise refuses tokens that live longer than its policy says.",
    fix: "Give the token an earlier end, or use an installation token of a GitHub App, which lives for an hour.",
  },
  {
    said: /forbids access via a personal access token/i,
    input: "token",
    why: "The organization does not admit classic personal access tokens.",
    fix: "Use an installation token of a GitHub App or a fine-grained personal access token.",
  },
  {
    said: /suspended/i,
    input: "token",
    why: "The App's installation, or the account, was suspended.",
    fix: "Let the owner of the organization unsuspend it, or use another token.",
  },
];

function forbidden(said: string, { headers }: HttpAnswer, { scope, tokenInput }: RefusalContext): Remedy {
  const policy = POLICIES.find((one) => one.said.test(said));
  if (policy !== undefined)
    return {
      input: policy.input === "token" ? tokenInput : "repository",
      why: policy.why,
      fix: policy.fix,
    };
  const accepted = headers["x-accepted-github-permissions"];
  const wanted = accepted === undefined ? "" : ` GitHub would accept: ${printableServerText(accepted)}.`;
  return {
    input: tokenInput,
    why: `The workflow's built-in GITHUB_TOKEN can never write secrets, and other tokens need the permission.${wanted}`,
    fix: `Pass an installation token of a GitHub App or a fine-grained personal access token with ${permissionFor(scope)}.`,
  };
}

/** GitHub Docs, "Permissions required for GitHub Apps": each store is a permission of its own. */
function permissionFor(scope: SecretScope | undefined): string {
  if (scope?.kind === "environment") return "*Environments: write*";
  const store = { actions: "secrets", dependabot: "Dependabot secrets", codespaces: "Codespaces secrets" }[
    scope?.store ?? "actions"
  ];
  const name = scope?.kind === "organization" ? `organization ${store}` : store;
  return `*${name.charAt(0).toUpperCase()}${name.slice(1)}: write*`;
}

/** GitHub says 404 both for what is not there and for what the token may not see (F20). */
function notFound({ scope, tokenInput }: RefusalContext): Remedy {
  if (scope?.kind === "environment")
    return {
      input: "environment",
      why: `The environment ${scope.environment} does not exist, or the token cannot see the repository.`,
      fix: `Create the environment in the repository's settings first, and give the token of \`${tokenInput}\` access to the repository.`,
    };
  if (scope?.kind === "organization")
    return {
      input: tokenInput,
      why: `There is no organization ${scope.organization}, it is the account of a person, or the token has no access to it.`,
      fix: `Check the name, and give the token access to the organization with ${permissionFor(scope)}.`,
    };
  return {
    input: tokenInput,
    why: "The repository does not exist, was deleted, or the token cannot see it (private repositories look like missing ones).",
    fix: `Check the repository's name, and give the token access to it with ${permissionFor(scope)} and *Metadata: read*.`,
  };
}

function messageOf({ body }: HttpAnswer): string {
  try {
    const parsed: unknown = JSON.parse(body);
    const message =
      typeof parsed === "object" && parsed !== null && "message" in parsed ? parsed.message : undefined;
    return typeof message === "string" ? message : "";
  } catch {
    return "";
  }
}
