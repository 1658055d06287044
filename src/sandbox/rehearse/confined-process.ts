import type { ProcessRequest, StartProcess } from "../../platform/processes.ts";

/** Where a rehearsal's processes may go. */
export interface Confinement {
  readonly meshUrl: string;
  readonly gitHubUrl: string;
  /** Whether the file's own variables reach them, as `run:` steps need them. */
  readonly passAll: boolean;
  /** Compiled code is kept there from one run to the next: it halves their start and changes nothing else. */
  readonly compileCache: string;
}

/** Nothing listens on the discard port: what would leave the machine is refused there. */
const NOWHERE = "http://127.0.0.1:9";
const PROXY_VARIABLES = ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"];
const LOOPBACK = "127.0.0.1,localhost,::1";

/**
 * All that this action reads. With others, such as NODE_OPTIONS, a workflow file could have its own code executed in
 * the action's process.
 */
const OWN_VARIABLES = /^(?:(?:INPUT|STATE|GITHUB|RUNNER|MESH)_.*|CI|HOME|LANG|PATH)$/;

/**
 * Starts processes that find the playground where the workflow file names other addresses, and a proxy that goes
 * nowhere on the way to all others. The runner prints the file's own values; the process is given these.
 */
export function confine(startProcess: StartProcess, confinement: Confinement): StartProcess {
  return (request, onLine) =>
    startProcess({ ...request, environment: confinedEnvironment(request.environment, confinement) }, onLine);
}

function confinedEnvironment(
  environment: ProcessRequest["environment"],
  { meshUrl, gitHubUrl, compileCache, passAll }: Confinement,
): ProcessRequest["environment"] {
  const passed = Object.entries(environment).filter(([name]) => passAll || OWN_VARIABLES.test(name));
  const { "INPUT_API-URL": meshInput = "", "INPUT_GITHUB-API-URL": gitHubInput = "" } = environment;
  return {
    ...Object.fromEntries(passed),
    ...Object.fromEntries(PROXY_VARIABLES.map((name) => [name, NOWHERE])),
    NO_PROXY: LOOPBACK,
    no_proxy: LOOPBACK,
    NODE_COMPILE_CACHE: compileCache,
    MESH_API_URL: meshUrl,
    ...(meshInput === "" ? {} : { "INPUT_API-URL": meshUrl }),
    // The stand-in serves the paths of Enterprise Server as well.
    ...(gitHubInput === "" || `${gitHubInput}/`.startsWith(`${gitHubUrl}/`)
      ? {}
      : { "INPUT_GITHUB-API-URL": gitHubUrl }),
  };
}
