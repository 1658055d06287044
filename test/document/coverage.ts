/** One piece of the original document, by its beginning, and what holds it. */
export interface Promise {
  readonly says: string;
  /** `file › title of a test`; empty for a line that only introduces the next ones. */
  readonly heldBy: readonly string[];
}

const INTRODUCES: readonly string[] = [];

const SDK = "test/contract/sdk.test.ts";
const LOGIN = "test/contract/sdk.login.test.ts";
const SERVICE = "test/contract/mesh-service.keys.test.ts";
const KEYS = "test/scenarios/cli-keys.test.ts";
const GITHUB = "test/scenarios/cli-github.test.ts";
const CLI_LOGIN = "test/scenarios/cli-login.test.ts";
const PLATFORMS = "test/scenarios/cli-platforms.test.ts";
const PYTHON = "test/contract/cli.python.test.ts";
const CONSOLE = "test/contract/console.keys.test.ts";
const JOURNEYS = "test/browser/console.journeys.test.ts";
const PROGRAM = "test/scenarios/sdk-program.test.ts";
const ORDER = "test/unit/sdk/credential-order.test.ts";
const SURROUNDINGS = "test/unit/sdk/surroundings.test.ts";
const API = "test/unit/service/keys-api.test.ts";

const BANNER = `${KEYS} › shows the key once, in a banner with instructions`;
const FOUND = `${ORDER} › is key file, key, tokens of the environment, login`;
const NO_REFRESH = `${SDK} › never asks for a refresh or an expiry with a key`;
const BY_LOGIN = `${CLI_LOGIN} › signs in with a code, makes a key by that login, and signs out`;
const EXAMINED = `${GITHUB} › finds %s`;
const MIGRATED = `${GITHUB} › makes a key and edits the files, with --write`;
const REVOKED = `${KEYS} › revokes with --yes, and asks for it where nobody can answer`;

/** In the order of the document. */
export const COVERAGE: readonly Promise[] = [
  { says: "API keys provide a more reliable", heldBy: [NO_REFRESH, REVOKED] },
  { says: "Use API keys when:", heldBy: INTRODUCES },
  {
    says: "- Deploying to headless",
    heldBy: [`${LOGIN} › signs a person in who has no credential, and nobody in a pipeline`],
  },
  {
    says: "- Setting up long-running",
    heldBy: [`${SDK} › asks a function for the key once, and once more after a refusal`],
  },
  {
    says: "- Authenticating in environments",
    heldBy: [`${LOGIN} › keeps a login for this process where the home cannot be written`],
  },
  {
    says: "- Automating workflows",
    heldBy: [`${GITHUB} › stores a new key as the repository's secret, and shows it to nobody`],
  },
  { says: "You can generate an API key in two ways:", heldBy: INTRODUCES },
  {
    says: "# Generate an API key with auto-generated name",
    heldBy: [
      `${KEYS} › prints the key and nothing else on stdout, without a command too`,
      `${SURROUNDINGS} › %j on %s at %s`,
    ],
  },
  {
    says: "from mesh.client import MeshClient",
    heldBy: [
      `${SDK} › makes a key that works, and shows it nowhere by itself`,
      `${PYTHON} › a key that was made there works here`,
    ],
  },
  { says: "Both methods will:", heldBy: INTRODUCES },
  { says: "1. Authenticate you if needed", heldBy: [BY_LOGIN] },
  { says: "2. Generate a new API key", heldBy: [BY_LOGIN] },
  { says: "3. Display the key and instructions", heldBy: [BANNER] },
  {
    says: "**Important:** The API key will only be shown once",
    heldBy: [BANNER, `${API} › shows all but the value, newest first`],
  },
  { says: "There are two ways to use an API key:", heldBy: INTRODUCES },
  { says: "Set the `MESH_API_KEY` environment variable:", heldBy: [FOUND] },
  { says: "# In your deployment environment", heldBy: [`${PLATFORMS} › to a shell`] },
  { says: "For deployment platforms, add it", heldBy: INTRODUCES },
  { says: "- **Render**", heldBy: [`${KEYS} › prints it as %s`] },
  { says: "- **Heroku**", heldBy: [`${PLATFORMS} › to Heroku: the line sets it, and prints nothing of it`] },
  {
    says: "- **Docker**",
    heldBy: [`${PLATFORMS} › to docker --env-file and to the parser of compose, from a file that is %s`],
  },
  { says: "You can also set the API key programmatically:", heldBy: INTRODUCES },
  {
    says: "import os",
    heldBy: [`${PROGRAM} › a key that is set before the first call is used, as the document has it`],
  },
  { says: "The SDK automatically detects headless", heldBy: [`${SURROUNDINGS} › yes, with %s=%s`, FOUND] },
  {
    says: "1. The SDK will use it for all API requests",
    heldBy: [`${LOGIN} › is not asked who signed in while MESH_API_KEY is set, and a person hears of it`],
  },
  { says: "2. No token expiration or refresh logic", heldBy: [NO_REFRESH] },
  {
    says: "3. Requests are authenticated using the `ApiKey`",
    heldBy: [
      "test/unit/mesh/requests.test.ts › that is a key goes both ways with %s, as the published client sends it",
    ],
  },
  {
    says: "API keys have the same permissions",
    heldBy: [`${SERVICE} › are all of the caller's when none are named`],
  },
  {
    says: "- Never commit API keys",
    heldBy: [
      `${KEYS} › is refused for a symbolic link, a folder and a file that git tracks, before a key is made`,
    ],
  },
  {
    says: "- Use environment variables or secure vaults",
    heldBy: [FOUND, `${SDK} › asks a function for the key once, and once more after a refusal`],
  },
  {
    says: "- Limit the number of API keys",
    heldBy: [
      `${SERVICE} › of live keys name the one that was unused for longest, and leave room for a rotation`,
    ],
  },
  {
    says: "- Rotate API keys periodically",
    heldBy: [`${KEYS} › rotates a key, and says until when the old one works`],
  },
  {
    says: "- Delete unused API keys",
    heldBy: [
      REVOKED,
      `${CONSOLE} › ends the key at once, keeps the reason, and asks for no name where nobody used it`,
    ],
  },
  { says: "You can manage your API keys through", heldBy: INTRODUCES },
  {
    says: "1. Log in to your Mesh account",
    heldBy: [`${JOURNEYS} › somebody signs in by a link, sets a password, and signs in with it`],
  },
  {
    says: "2. Navigate to the API Keys section",
    heldBy: [`${JOURNEYS} › somebody finds a key by a part of its name, and one that ended by its state`],
  },
  {
    says: "3. View, create or delete API keys",
    heldBy: [
      `${JOURNEYS} › somebody makes a key, rotates it, revokes it, and reads all that in the activity`,
    ],
  },
  { says: "If you encounter authentication issues", heldBy: INTRODUCES },
  {
    says: "1. Verify the API key starts with",
    heldBy: [EXAMINED, `${KEYS} › says of a value that is no key that %s`],
  },
  { says: "2. Ensure the environment variable", heldBy: [EXAMINED] },
  { says: "3. Check that the API key hasn't been revoked", heldBy: [REVOKED, EXAMINED] },
  {
    says: "4. Try generating a new API key",
    heldBy: [`${KEYS} › prints the key and nothing else on stdout, without a command too`],
  },
  { says: "If you're currently using token-based", heldBy: INTRODUCES },
  { says: "1. Generate a new API key with `mesh-pre-deploy`", heldBy: [MIGRATED] },
  { says: "2. Replace your token environment variables", heldBy: [MIGRATED] },
  {
    says: "3. Remove any token refresh logic",
    heldBy: [`${GITHUB} › shows what it would do, hides the values, and changes nothing`],
  },
  { says: "This will provide more reliable", heldBy: [NO_REFRESH] },
];
