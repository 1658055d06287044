import {
  checkSupport,
  generateKey,
  nameFor,
  type GeneratedKey,
  type GenerateOptions,
} from "../../sdk/keys.ts";
import { parseDuration } from "../../values/duration.ts";
import { printableName } from "../../values/server-text.ts";
import { UserError, type Fault } from "../../values/user-error.ts";
import type { Arguments } from "../arguments.ts";
import type { Cli } from "../cli.ts";
import { deliverKey } from "../deliver.ts";

const WITH_GITHUB = ["env", "secret-name", "grace", "dry-run"];
const WITHOUT_GITHUB = [
  "name",
  "expires-in",
  "if-exists",
  "format",
  "out",
  "overwrite",
  "allow-tracked",
  "reveal",
];

/** Makes a key and shows it once, or stores it at GitHub and shows it to nobody. */
export async function create(cli: Cli): Promise<number> {
  checkCombination(cli.args);
  if (cli.args.has("github")) {
    const { createAtGitHub } = await import("../create-at-github.ts");
    return createAtGitHub(cli, {
      repository: cli.args.text("github") ?? "",
      environment: cli.args.text("env"),
      secretName: cli.args.text("secret-name"),
      grace: cli.args.text("grace"),
      dryRun: cli.args.has("dry-run"),
    });
  }
  const wanted = readOptions(cli.args);
  const name = nameFor(wanted, cli.session());
  const make = async (): Promise<GeneratedKey> => {
    await checkSupport(wanted, cli.session());
    return generateKey({ ...wanted, name }, cli.session());
  };
  await deliverKey(cli, { look: `the key "${printableName(name)}"`, make });
  return 0;
}

/** @throws UserError with every fault */
function readOptions(args: Arguments): GenerateOptions {
  const name = args.text("name");
  const expiresIn = args.text("expires-in");
  const ifExists = args.text("if-exists");
  const faults: Fault[] = [];
  if (expiresIn !== undefined && !parseDuration(expiresIn))
    faults.push({
      what: "--expires-in is no duration.",
      input: "--expires-in",
      fix: "Use one such as 12h, 90d or 8w.",
    });
  if (ifExists !== undefined && ifExists !== "error" && ifExists !== "create")
    faults.push({
      what: "--if-exists is neither error nor create.",
      input: "--if-exists",
      fix: "Use one of them.",
    });
  const [first, ...others] = faults;
  if (first !== undefined) throw new UserError("invalid_inputs", [first, ...others]);
  return { name, expiresIn, ifExists: ifExists === "error" ? "error" : undefined };
}

function checkCombination(args: Arguments): void {
  const atGitHub = args.has("github");
  const wrong = args.given(atGitHub ? WITHOUT_GITHUB : WITH_GITHUB).map((flag) => `--${flag}`);
  if (wrong.length === 0) return;
  throw new UserError("invalid_inputs", {
    what: `${wrong.join(", ")} ${atGitHub ? "does not go with --github" : "goes with --github only"}.`,
    input: wrong[0] ?? "",
    ...(atGitHub ? { why: "The key gets the name of its secret, and goes nowhere else." } : {}),
    fix: atGitHub ? "Leave it out." : "Add --github OWNER/REPO, or leave it out.",
  });
}
