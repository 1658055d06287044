import { UserError, type Fault } from "../values/user-error.ts";

/** What the action's engine and the SDK call by their own names, in the words of who calls the program. */
const FLAGS: readonly (readonly [name: RegExp, flag: string])[] = [
  [/`?\badmin-key\b`?/g, "the Mesh credential"],
  [/(the token of )?`?\bgithub-token\b`?/g, "the GitHub token"],
  [/`?\bgithub-api-url\b`?/g, "GITHUB_API_URL"],
  [/`?(?<!-)\bapi-url\b`?/g, "--api-url"],
  [/`?\bgrace-period\b`?/g, "--grace"],
  [/`?(?<!-)\bsecret-name\b`?/g, "--secret-name"],
  [/`environment`/g, "--env"],
  [/`repository`/g, "--github"],
  [/`apiUrl`/g, "--api-url"],
  [/`insecure`/g, "--insecure"],
  [/`grace`/g, "--grace"],
];
/** The action tells what a workflow holds; at a terminal it was typed, or pasted into the wrong place. */
const TYPED = / is (".*"|something that looks like a credential), which it cannot be\.$/s;

const FLAG_OF_INPUT: Readonly<Record<string, string>> = {
  ...{ repository: "--github", environment: "--env", "secret-name": "--secret-name" },
  ...{ "grace-period": "--grace", grace: "--grace" },
  ...{ "github-token": "GH_TOKEN", "admin-key": "MESH_API_KEY" },
  ...{ "api-url": "--api-url", apiUrl: "--api-url" },
};

export function inFlags(text: string): string {
  return FLAGS.reduce((said, [name, flag]) => said.replace(name, flag), text);
}

/** The same failure; what the program says itself is in flags already. */
export function inFlagWords(error: UserError): UserError {
  const [first, ...others] = error.faults.map(({ what, input, why, fix }): Fault => ({
    what: inFlags(what.replace(TYPED, " cannot be that.")),
    ...(input === undefined ? {} : { input: FLAG_OF_INPUT[input] ?? input }),
    ...(why === undefined ? {} : { why: inFlags(why) }),
    fix: inFlags(fix),
  }));
  return first === undefined ? error : new UserError(error.code, [first, ...others]);
}
