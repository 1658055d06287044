import { hidesLogin, KEY_VARIABLES } from "../../sdk/credential-order.ts";
import { signIn } from "../../sdk/login/sign-in.ts";
import { MeshAuthError } from "../../sdk/errors.ts";
import { whoAmI } from "../../sdk/keys.ts";
import { printableName } from "../../values/server-text.ts";
import { UserError } from "../../values/user-error.ts";
import type { Cli } from "../cli.ts";

/** Signs in, keeps the login, and says as whom. */
export async function login(cli: Cli): Promise<number> {
  const device = cli.args.has("device");
  const browser = cli.args.has("browser");
  if (device && browser)
    throw new UserError("invalid_inputs", {
      what: "--device and --browser do not go together.",
      input: "--device",
      fix: "Leave one of them out.",
    });
  if (cli.surroundings.terminal === undefined && !device && !browser)
    throw new MeshAuthError("not_authenticated", {
      what: "Nobody is there to sign in.",
      why: "This is no terminal.",
      fix: "Set MESH_API_KEY instead, or say --device and read the code from the log.",
    });
  const session = cli.session();
  session.useLogin(await signIn(session, device ? "device" : browser ? "browser" : undefined));
  const { email, account } = await whoAmI(session);
  cli.say(`You are ${printableName(email ?? account ?? "signed in")} at ${session.baseUrl.origin}.`);
  const hiding = KEY_VARIABLES.find((name) => cli.surroundings.env[name]);
  if (hiding !== undefined) cli.say(`Note: ${hidesLogin(hiding)}`);
  return 0;
}
