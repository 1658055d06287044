import { readTextFile } from "../../platform/files.ts";
import { NoAnswerError } from "../../platform/http.ts";
import { readPrivateFile } from "../../platform/private-files.ts";
import { createMeshHttp } from "../../mesh/http.ts";
import { whyNoKey } from "../../sdk/credential-order.ts";
import { tokenPath } from "../../sdk/credentials.ts";
import { checkKey } from "../../sdk/key-check.ts";
import type { MeshSession } from "../../sdk/session.ts";
import type { Surroundings } from "../../sdk/surroundings.ts";
import { belongTo, decodeTokens, isAlive, tokensOfEnvironment } from "../../sdk/tokens.ts";
import { parseUrl } from "../../values/parse-url.ts";
import { Sensitive } from "../../values/sensitive.ts";
import { UserError } from "../../values/user-error.ts";
import type { Cli } from "../cli.ts";
import { diagnose, exitOf, type Finding, type Symptoms } from "../diagnosis.ts";
import { rawValueOf } from "../dotenv-edit.ts";
import { exitCodeOf } from "../exit-codes.ts";
import { inFlagWords } from "../flag-words.ts";
import { VARIABLE } from "../formats.ts";
import { TOKEN_VARIABLES } from "../token-variables.ts";

const MARKS = { good: "✓", bad: "✗", note: "•" } as const;

/** Looks at everything that keeps a key from working, changes nothing, and says what to do. */
export async function doctor(cli: Cli): Promise<number> {
  const findings = diagnose(await examine(cli));
  if (cli.args.has("json"))
    await cli.json({ findings: findings.map(({ mark, what, fix }) => ({ mark, what, fix: fix ?? null })) });
  else await cli.print(findings.map(lineOf).join(""));
  return exitOf(findings);
}

function lineOf({ mark, what, fix }: Finding): string {
  return `${MARKS[mark]} ${what}\n${fix === undefined ? "" : `    ${fix}\n`}`;
}

async function examine(cli: Cli): Promise<Symptoms> {
  const { env, clock, machine } = cli.surroundings;
  const session = cli.session();
  const { key, fault } = findKey(cli);
  const service = await lookAtService(session);
  const dotenv = readTextFile(machine.workingFolder, ".env");
  return {
    address: { origin: session.baseUrl.origin, from: addressSource(cli) },
    proxy: proxyFor(session.baseUrl, env),
    ...{ service, key, keyFileFault: fault, now: clock.now() },
    ...(service.kind === "answers" ? await tryKey(key?.value, session) : NOT_TRIED),
    login: lookAtLogin(session),
    tokenVariables: TOKEN_VARIABLES.filter((name) => env[name]),
    usesTokens: tokensOfEnvironment(env, session.baseUrl) !== undefined,
    dotenvValue: dotenv.kind === "read" ? rawValueOf(dotenv.text, VARIABLE) : undefined,
  };
}

function addressSource({ args, surroundings }: Cli): string {
  if (args.has("api-url")) return "--api-url";
  return surroundings.env["MESH_API_URL"] ? "MESH_API_URL" : "the hosted one";
}

/** As undici chooses, which sends the requests: https goes through HTTP_PROXY where there is no other. */
function proxyFor({ protocol }: URL, env: Surroundings["env"]): Symptoms["proxy"] {
  const valueOf = (name: string): string | undefined => env[name.toLowerCase()] || env[name];
  const names = protocol === "https:" ? ["HTTPS_PROXY", "HTTP_PROXY"] : ["HTTP_PROXY"];
  const name = names.find(valueOf);
  const value = name === undefined ? undefined : valueOf(name);
  if (name === undefined || value === undefined) return undefined;
  const host = parseUrl(value.includes("://") ? value : `http://${value}`)?.host;
  return { name, host: host ?? "something that is no address", hasExceptions: Boolean(valueOf("NO_PROXY")) };
}

function findKey({ surroundings }: Cli): { key: Symptoms["key"]; fault: string | undefined } {
  const { env, machine } = surroundings;
  const file = env["MESH_API_KEY_FILE"];
  if (file) {
    const reading = readTextFile(machine.workingFolder, file);
    if (reading.kind === "read")
      return {
        key: { source: "MESH_API_KEY_FILE", value: reading.text.replace(/\r?\n$/, "") },
        fault: undefined,
      };
    return {
      key: undefined,
      fault: `The file that MESH_API_KEY_FILE names cannot be read (${reading.why}).`,
    };
  }
  const value = env[VARIABLE];
  return { key: value ? { source: VARIABLE, value } : undefined, fault: undefined };
}

async function lookAtService(session: MeshSession): Promise<Symptoms["service"]> {
  const { http, clock, random } = session.surroundings;
  const nobody = { credential: new Sensitive(""), mask: () => undefined };
  try {
    const port = createMeshHttp({ http, clock, random, baseUrl: session.baseUrl, ...nobody });
    const { features, serverAt } = await port.discover();
    return { kind: "answers", level: features.size > 0 ? "full" : "basic", serverAt };
  } catch (error) {
    if (!(error instanceof UserError) && !(error instanceof NoAnswerError)) throw error;
    const isNetwork = !(error instanceof UserError) || error.code === "mesh_unreachable";
    return { kind: "silent", why: error.message, what: isNetwork ? "network" : "no_mesh" };
  }
}

const NOT_TRIED = { check: undefined, checkFault: undefined };

/** What is no key is not sent anywhere. A service that gives no verdict is a finding, and not a key that works. */
async function tryKey(
  value: string | undefined,
  session: MeshSession,
): Promise<Pick<Symptoms, "check" | "checkFault">> {
  if (value === undefined || whyNoKey(value) !== undefined) return NOT_TRIED;
  try {
    return { check: await checkKey(new Sensitive(value), session), checkFault: undefined };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const [{ what, fix }] = inFlagWords(error).faults;
    return { check: undefined, checkFault: { what, fix, exit: exitCodeOf(error) } };
  }
}

function lookAtLogin({ surroundings, baseUrl }: MeshSession): Symptoms["login"] {
  const path = tokenPath(surroundings);
  const reading = path === undefined ? undefined : readPrivateFile(path);
  if (reading === undefined || reading.kind === "absent") return "none";
  if (reading.kind !== "read") return { unusable: `The login in ${path} is not used: ${reading.why}.` };
  const tokens = decodeTokens(reading.text);
  if (tokens === undefined) return { unusable: `${path} holds no login.` };
  if (!belongTo(tokens, baseUrl)) return { unusable: `The login in ${path} is for another Mesh service.` };
  return isAlive(tokens, surroundings.clock.now()) || tokens.refreshToken !== undefined ? "good" : "ended";
}
