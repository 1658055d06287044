import { parseProxies, type TrustedProxies } from "./address.ts";
import {
  type Arguments,
  type Check,
  faultsOf,
  PLACE_OPTIONS,
  placeChecks,
  readArguments,
  refuseFaults,
} from "./arguments.ts";
import { LOCAL_KEY_PREFIX, LONGEST_PREFIX } from "./key-format.ts";
import { type Limits, LIMITS_HELP, parseLimit } from "./limits.ts";
import { isRegistrable } from "./login/redirects.ts";
import { QUIRKS, type Quirk } from "./quirks.ts";
import { readTls, type Tls } from "./tls.ts";
import { isEmail } from "./store/accounts.ts";

export interface CommandFlags {
  readonly help: boolean;
  readonly port: number;
  readonly host: string;
  /** `undefined`: not said. */
  readonly dataFolder: string | undefined;
  readonly owner: string;
  readonly keyPrefix: string;
  readonly quirks: readonly Quirk[];
  readonly limits: Partial<Limits>;
  readonly proxies: TrustedProxies;
  readonly publicUrl: string | undefined;
  readonly redirects: readonly string[];
  readonly tls: Tls | undefined;
  readonly json: boolean;
}

const FLAGS_HELP = `Usage: mesh-service [flags]

Starts a Mesh-compatible key service. The first start makes the owner's account and shows its first admin key, once.
A first admin key that was never used is replaced by another at the next start.

  --port NUMBER        where to listen (default 8787; 0 takes any free port)
  --host ADDRESS       default 127.0.0.1, which only this machine reaches
  --data FOLDER        where the SQLite database lives (default MESH_DATA_FOLDER, else ./mesh-data)
  --owner EMAIL        the owner of a new database (default owner@localhost)
  --key-prefix PREFIX  starts every key (default ${LOCAL_KEY_PREFIX}; mesh_ imitates production)
  --quirks NAME,…      misbehave, to test clients: ${QUIRKS.join(", ")}
  --public-url URL     where users reach the service when that is not where it listens; its host is served as well
  --redirect-uri URL   may be repeated: where a login may end, beyond programs on the user's own machine
  --tls-cert FILE --tls-key FILE   serve https with this certificate (PEM)
  --limit NAME=VALUE   may be repeated: ${LIMITS_HELP}
  --trusted-proxies A,B  addresses or CIDRs whose X-Forwarded-For is believed (default none)
  --json               one JSON line on stdout when the service is up, and a JSON request log on stderr
  --help               this text

A team's database is PostgreSQL: set MESH_DATABASE_URL, or PGHOST, PGDATABASE and the other variables of libpq.
No flag takes it: a command line can be read by every user of the machine.
`;

const COMMANDS_HELP = `Other commands, each with --data FOLDER or the database in the environment:

  mesh-service account add|reset|disable|enable EMAIL   [--public-url URL] for the sign-in link
  mesh-service account list
  mesh-service audit verify [--head HASH]               walks the audit's chain of hashes
  mesh-service backup FILE                              copies the database while the service runs
  mesh-service restore FILE [--revoked-since FILE]      makes a data folder out of a backup
`;

export const HELP = `${FLAGS_HELP}
${COMMANDS_HELP}`;

const OPTIONS = {
  port: { type: "string", default: "8787" },
  host: { type: "string", default: "127.0.0.1" },
  ...PLACE_OPTIONS,
  owner: { type: "string", default: "owner@localhost" },
  "key-prefix": { type: "string", default: LOCAL_KEY_PREFIX },
  quirks: { type: "string", default: "" },
  "redirect-uri": { type: "string", multiple: true, default: [] as string[] },
  "tls-cert": { type: "string" },
  "tls-key": { type: "string" },
  limit: { type: "string", multiple: true, default: [] as string[] },
  "trusted-proxies": { type: "string", default: "" },
  json: { type: "boolean", default: false },
} as const;

/** Whether the arguments name a command, rather than flags of the service. */
export function isCommand(args: readonly string[]): boolean {
  return args[0] !== undefined && !args[0].startsWith("-");
}

/**
 * Reads the command line.
 *
 * @throws UserError with every fault at once; it quotes no argument, since one could be a pasted key.
 */
export function parseFlags(args: readonly string[]): CommandFlags {
  const { values } = readArguments(args, { options: OPTIONS, allowPositionals: false });
  const quirks = listed(values.quirks);
  const limits = values.limit.map(parseLimit);
  const proxies = parseProxies(listed(values["trusted-proxies"]));
  refuseFaults(
    faultsOf([
      ...placeChecks(values),
      ...checksOf(values),
      [quirks.every(isQuirk), "--quirks", `a list of ${QUIRKS.join(", ")}`],
      [!limits.includes(undefined), "--limit", `NAME=VALUE: ${LIMITS_HELP}`],
      [proxies !== undefined, "--trusted-proxies", "addresses or CIDRs, with commas between"],
    ]),
  );
  return {
    ...{ help: values.help, json: values.json, host: values.host, owner: values.owner },
    port: Number(values.port),
    dataFolder: values.data,
    keyPrefix: values["key-prefix"],
    quirks: quirks.filter(isQuirk),
    limits: Object.assign({}, ...limits) as Partial<Limits>,
    proxies: proxies ?? { check: () => false },
    publicUrl: values["public-url"],
    redirects: values["redirect-uri"],
    tls: readTls(values["tls-cert"], values["tls-key"]),
  };
}

function checksOf(values: Arguments<typeof OPTIONS>["values"]): Check[] {
  const { port, host, owner, "key-prefix": prefix, "redirect-uri": redirects } = values;
  return [
    [/^\d{1,5}$/.test(port) && Number(port) <= 65_535, "--port", "a number from 0 to 65535"],
    [host.trim() !== "", "--host", "an address or a host name"],
    [
      redirects.every(isRegistrable),
      "--redirect-uri",
      "an http or https URL, or one of a program's own scheme such as com.example.app:/callback",
    ],
    [isEmail(owner), "--owner", "an e-mail address"],
    [
      isKeyPrefix(prefix),
      "--key-prefix",
      `mesh_, or mesh_…_ in at most ${LONGEST_PREFIX} small letters and digits`,
    ],
  ];
}

function listed(text: string): string[] {
  return text
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

function isKeyPrefix(text: string): boolean {
  return text.length <= LONGEST_PREFIX && /^mesh_([a-z0-9]+_)*$/.test(text);
}

function isQuirk(name: string): name is Quirk {
  return QUIRKS.some((quirk) => quirk === name);
}
