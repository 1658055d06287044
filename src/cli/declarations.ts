/** A flag as it is parsed, explained by `--help`, and listed in docs/cli.md. */
export interface Flag {
  readonly name: string;
  readonly short?: string;
  /** What stands for the value; without it the flag is a switch. */
  readonly value?: string;
  readonly about: string;
}

export interface Command {
  readonly name: CommandName;
  /** How it is called, behind its name. */
  readonly operand?: { readonly text: string; readonly required: boolean };
  readonly about: string;
  readonly flags: readonly Flag[];
}

export type CommandName = (typeof COMMAND_NAMES)[number];

export const COMMAND_NAMES = [
  ...(["create", "list", "revoke", "rotate", "whoami", "verify"] as const),
  ...(["login", "logout", "doctor", "migrate", "init"] as const),
] as const;

export const FORMATS = [
  ...(["table", "env", "dotenv", "docker", "compose", "k8s"] as const),
  ...(["render", "heroku", "github", "json", "raw"] as const),
] as const;
export type Format = (typeof FORMATS)[number];

const API_URL: Flag = {
  name: "api-url",
  value: "URL",
  about: "The Mesh service. Default: `MESH_API_URL`, else the hosted service.",
};
const INSECURE: Flag = {
  name: "insecure",
  about: "Let keys travel over plain http to another machine. Not needed for this one.",
};
const JSON_OUT: Flag = { name: "json", about: "One JSON object on stdout, with a `schema` number." };
const YES: Flag = { name: "yes", short: "y", about: "Do not ask." };

/** Understood by every command. */
export const COMMON_FLAGS: readonly Flag[] = [
  API_URL,
  INSECURE,
  { name: "help", short: "h", about: "What the command does, and its flags." },
  { name: "version", about: "The version." },
];

const OVERWRITE: Flag = { name: "overwrite", about: "Let `--out` replace a file that is no `.env`." };
const ALLOW_TRACKED: Flag = {
  name: "allow-tracked",
  about: "Let `--out` write into a file that git tracks, or does not say whether it does.",
};

/** Where a new key goes: the same for every command that makes one. */
const DELIVERY: readonly Flag[] = [
  {
    name: "format",
    value: "FORMAT",
    about: `How the key is written: ${FORMATS.map((format) => `\`${format}\``).join(", ")}. Default: \`table\` at a terminal, \`raw\` otherwise; with \`--out\`, what the file's name says.`,
  },
  JSON_OUT,
  {
    name: "out",
    value: "FILE",
    about: "Write the key into this private file (0600). Of a `.env` only its own line changes.",
  },
  OVERWRITE,
  ALLOW_TRACKED,
  { name: "reveal", about: "Print the key in a pipeline, where it is refused otherwise." },
];

const CREATE: Command = {
  name: "create",
  about: "Makes a key and shows it once. The command of a call without any.",
  flags: [
    {
      name: "name",
      short: "n",
      value: "NAME",
      about: "The key's name. Default: one that tells the machine or the job.",
    },
    {
      name: "expires-in",
      value: "DURATION",
      about: "Give the key an end, such as `12h`, `90d`. Default: none.",
    },
    {
      name: "if-exists",
      value: "error",
      about: "`error`: make nothing where a live key has the name; `create` (default).",
    },
    ...DELIVERY,
    {
      name: "github",
      value: "OWNER/REPO",
      about: "Store a new key as a secret of this repository, as the action does, and show it to nobody.",
    },
    { name: "env", value: "ENVIRONMENT", about: "With `--github`: the secret of this environment." },
    { name: "secret-name", value: "NAME", about: "With `--github`. Default `MESH_API_KEY`." },
    {
      name: "grace",
      value: "DURATION",
      about: "With `--github`: how long the replaced key works on. Default `24h`.",
    },
    { name: "dry-run", about: "With `--github`: print the plan, change nothing." },
  ],
};

const MIGRATE: Command = {
  name: "migrate",
  about:
    "Finds tokens in variables, `.env` files, compose files, workflows and code, and shows how to replace them by a key.",
  flags: [
    { name: "write", about: "After a question: make the key and edit the files." },
    YES,
    { name: "out", value: "FILE", about: "Where the key goes. Default: `.env`, when git ignores it." },
    OVERWRITE,
    ALLOW_TRACKED,
    { name: "github", value: "OWNER/REPO", about: "Store the key as a secret of this repository instead." },
  ],
};

const INIT: Command = {
  name: "init",
  operand: { text: "[OWNER/REPO]", required: false },
  about:
    "Writes the workflow that keeps the key fresh, shows the link that makes a GitHub App for it, and checks which secrets are missing.",
  flags: [
    {
      name: "personal-token",
      about: "The workflow for a fine-grained personal access token instead of an App.",
    },
    { name: "overwrite", about: "Replace a workflow that is there and differs." },
  ],
};

export const COMMANDS: readonly Command[] = [
  CREATE,
  {
    name: "list",
    about: "Lists the keys of the account, newest first. Never a value.",
    flags: [
      { name: "name", short: "n", value: "NAME", about: "Only keys of this name." },
      { name: "status", value: "STATUS", about: "Only `active`, `disabled`, `revoked` or `expired` keys." },
      JSON_OUT,
    ],
  },
  {
    name: "revoke",
    operand: { text: "ID", required: true },
    about: "Ends a key at once, for good.",
    flags: [YES, { name: "reason", value: "TEXT", about: "For the service's audit." }, JSON_OUT],
  },
  {
    name: "rotate",
    operand: { text: "ID", required: true },
    about: "Makes the successor of a key, and lets the old one work on for a while.",
    flags: [
      {
        name: "grace",
        value: "DURATION",
        about: "How long the old key works on, up to `7d`. Default `24h`.",
      },
      ...DELIVERY,
    ],
  },
  { name: "whoami", about: "Says whose credential is used, and which key it is.", flags: [JSON_OUT] },
  {
    name: "verify",
    about: "Checks the key in `MESH_API_KEY`, or the one that is piped in. Exit code 9: it does not work.",
    flags: [JSON_OUT],
  },
  {
    name: "login",
    about: "Signs in and keeps the login in `~/.mesh/token.json`.",
    flags: [
      {
        name: "device",
        about: "With a code that is typed on any device. Default where no browser can open.",
      },
      { name: "browser", about: "With the browser of this machine. Default where there is one." },
    ],
  },
  { name: "logout", about: "Ends the login and forgets it.", flags: [] },
  {
    name: "doctor",
    about: "Looks for what keeps a key from working, and says what to do.",
    flags: [JSON_OUT],
  },
  MIGRATE,
  INIT,
];
