import { signOut } from "../../sdk/login/sign-in.ts";
import type { Cli } from "../cli.ts";

/** Forgets the login of this machine, and ends it at the login server where that is possible. */
export async function logout(cli: Cli): Promise<number> {
  const end = await signOut(cli.session());
  if (end.kind === "nobody") cli.say("Nobody was signed in.");
  else if (end.ended) cli.say("Signed out.");
  else cli.say("The login is forgotten here. The login server could not be told: it ends there by itself.");
  return 0;
}
