import type { Annotation, Host } from "../actions/host.ts";
import { parseSetupInputs, type SetupInputs } from "../actions/inputs.ts";
import { liveRotationDeps } from "../actions/live-deps.ts";
import { planRows } from "../actions/story.ts";
import type { RotationOutcome } from "../rotation/outcome.ts";
import { rotateAll } from "../rotation/rotate-all.ts";
import { describeSlot } from "../rotation/target.ts";
import { formatInstant } from "../values/clock.ts";
import { Sensitive } from "../values/sensitive.ts";
import { withoutCommands } from "../values/server-text.ts";
import type { Cli } from "./cli.ts";
import { EXIT } from "./exit-codes.ts";
import { inFlags } from "./flag-words.ts";
import { gitHubApiUrl, requireGitHubToken, findGitHubToken } from "./github-token.ts";

/** Which secret is to get a new key. */
export interface GitHubOrder {
  readonly repository: string;
  readonly environment: string | undefined;
  readonly secretName: string | undefined;
  readonly grace: string | undefined;
  readonly dryRun: boolean;
}

/**
 * The action's engine from a laptop: always forced, nothing passed in, so nothing is swept, and older keys retire by this
 * run's own commit. The key is shown to nobody.
 *
 * @returns the exit code
 */
export async function createAtGitHub(cli: Cli, order: GitHubOrder): Promise<number> {
  // Bad flags are told before anybody is asked for anything.
  readInputs(cli, order, { adminKey: PLACEHOLDER, githubToken: PLACEHOLDER_TOKEN });
  const githubToken = order.dryRun ? await findGitHubToken(cli) : await requireGitHubToken(cli);
  const adminKey = await (await cli.session().credential()).current();
  const { inputs, host } = readInputs(cli, order, { adminKey, githubToken });
  const deps = liveRotationDeps(inputs, cli.surroundings.http, host);
  const [result] = await cli.critically("the newest key of `mesh-pre-deploy list`", () =>
    rotateAll(inputs, deps),
  );
  if (result === undefined) throw new Error("A run over one target has one result.");
  const { outcome, target } = result;
  const place = describeSlot(target.slot);
  if (cli.args.has("json")) await cli.json(asJson(place, outcome));
  if ("error" in outcome) throw outcome.error;
  tellEnd(place, outcome, cli);
  return EXIT.ok;
}

/** Stand in for what nobody was asked for yet: the flags are judged, and nothing is sent. */
const PLACEHOLDER = new Sensitive("not asked for yet");
const PLACEHOLDER_TOKEN = new Sensitive("nor this");

interface Credentials {
  readonly adminKey: Sensitive;
  readonly githubToken: Sensitive | undefined;
}

/** The action's own parser judges the flags as it judges inputs. @throws UserError `invalid_inputs` */
function readInputs(
  cli: Cli,
  order: GitHubOrder,
  { adminKey, githubToken }: Credentials,
): { readonly inputs: SetupInputs; readonly host: Host } {
  const texts: Readonly<Record<string, string | undefined>> = {
    repository: order.repository,
    environment: order.environment,
    "secret-name": order.secretName,
    "grace-period": order.grace,
    "dry-run": String(order.dryRun),
    force: "true",
    // A person rotates whenever they like: no rhythm limits the grace.
    "rotate-after": "never",
    "admin-key": adminKey.reveal(),
    "github-token": githubToken?.reveal(),
    "api-url": cli.session().baseUrl.href,
    "github-api-url": gitHubApiUrl(cli),
  };
  const host = terminalHost(cli, (name) => texts[name] ?? "");
  return { inputs: parseSetupInputs(host), host };
}

/** What the engine asks of a runner, at a terminal: talk goes to stderr, and there are no outputs. */
function terminalHost(cli: Cli, input: (name: string) => string): Host {
  const nothing = (): void => undefined;
  const tell =
    (mark: string) =>
    ({ text }: Annotation): void =>
      cli.say(`${mark}${withoutCommands(inFlags(text))}`);
  return {
    // A laptop is no run: whatever the shell says of one belongs to something else.
    env: {},
    input,
    readFile: () => ({ kind: "unreadable", why: "there is no workspace" }),
    info: (line) => cli.say(withoutCommands(line)),
    ...{ notice: tell(""), warning: tell("Note: "), error: tell("✗ ") },
    ...{ mask: nothing, debug: nothing, startGroup: nothing, endGroup: nothing, output: nothing },
    ...{ exportSecret: nothing, summary: async () => undefined, fail: nothing },
  };
}

function tellEnd(place: string, outcome: RotationOutcome, cli: Cli): void {
  switch (outcome.kind) {
    case "planned":
      cli.say("Nothing was changed. The plan:");
      for (const [step, key, evidence] of planRows(outcome.plan))
        cli.say(`  ${step.padEnd(8)} ${key.padEnd(28)} ${evidence}`);
      break;
    case "created":
    case "rotated":
      cli.say(`✓ ${place} holds key ${outcome.successor.keyId}. Nobody has seen its value.`);
      if (outcome.graceEndsAt !== undefined)
        cli.say(`  Replaced keys work until ${formatInstant(outcome.graceEndsAt)} at least.`);
      break;
    default:
      cli.say(`✓ ${place}: ${outcome.kind}`);
  }
}

function asJson(place: string, outcome: RotationOutcome): object {
  const successor = "successor" in outcome ? outcome.successor : undefined;
  return {
    ...{
      secret: place,
      outcome: outcome.kind,
      key_id: successor?.keyId ?? null,
      name: successor?.name ?? null,
    },
    error: "error" in outcome ? outcome.error.code : null,
  };
}
