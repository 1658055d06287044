import { formatInstant } from "../../values/clock.ts";
import type { Clock } from "../../values/clock.ts";
import type { Random } from "../../values/random.ts";
import { UserError } from "../../values/user-error.ts";
import { signInUrl } from "../login/sign-in-url.ts";
import { type Account, AccountStore, isEmail } from "../store/accounts.ts";
import { type Database, UniqueViolation } from "../store/database.ts";
import { SessionStore } from "../store/sessions.ts";

export const ACCOUNT_VERBS = ["list", "add", "reset", "disable", "enable"] as const;
export type AccountVerb = (typeof ACCOUNT_VERBS)[number];

/** What `mesh-service account …` was told. */
export interface AccountOrder {
  readonly verb: AccountVerb;
  readonly email: string | undefined;
  /** Where users reach the service, for the link; `undefined`: not said. */
  readonly publicUrl: string | undefined;
}

/** Where a service that was started without flags listens. */
const USUAL_URL = "http://127.0.0.1:8787";

const ELSEWHERE =
  "If the service is reached elsewhere, put its address in front of /welcome, or say --public-url URL.\n";

/** A link would look like one that was used: whoever has it is not told what became of the account. */
const RESET_DISABLED =
  "Password, sessions and logins of the account have ended. There is no link to sign in with, for the account is disabled: run `mesh-service account enable EMAIL`, and then reset it again.\n";

/** @throws UserError */
export async function runAccountCommand(
  database: Database,
  order: AccountOrder,
  deps: { clock: Clock; random: Random },
): Promise<string> {
  const accounts = new AccountStore(database, deps);
  const sessions = new SessionStore(database, deps);
  const link = async ({ id }: Account): Promise<string> => {
    const url = signInUrl(order.publicUrl ?? USUAL_URL, await sessions.newLink(id));
    const told = `Sign in once, within 15 minutes, at\n  ${url}\n`;
    return order.publicUrl === undefined ? told + ELSEWHERE : told;
  };
  switch (order.verb) {
    case "list":
      return list(await accounts.list());
    case "add":
      return link(await add(accounts, order.email ?? ""));
    case "reset": {
      const account = await existing(accounts, order.email);
      await accounts.reset(account.id);
      if (account.disabledAt !== null) return RESET_DISABLED;
      return `Password, sessions and logins of the account have ended; its keys live on. ${await link(account)}`;
    }
    case "disable":
      await accounts.setDisabled((await existing(accounts, order.email)).id, true);
      return "The account is disabled: its sessions and logins have ended, and its keys are refused from now on.\n";
    case "enable":
      await accounts.setDisabled((await existing(accounts, order.email)).id, false);
      return "The account is enabled: its keys work again.\n";
  }
}

function list(accounts: readonly Account[]): string {
  const lines = accounts.map(({ id, email, createdAt, disabledAt }) => {
    const state = disabledAt === null ? "enabled" : `disabled since ${formatInstant(disabledAt)}`;
    return `${id}  ${email}  since ${formatInstant(createdAt)}  ${state}\n`;
  });
  return lines.join("");
}

async function add(accounts: AccountStore, email: string): Promise<Account> {
  if (!isEmail(email)) throw noEmail();
  try {
    return await accounts.create({ email });
  } catch (error) {
    if (!(error instanceof UniqueViolation)) throw error;
    throw new UserError("invalid_inputs", {
      what: "There is an account with this e-mail address already.",
      fix: "See `mesh-service account list`, or reset it for another sign-in link.",
    });
  }
}

async function existing(accounts: AccountStore, email: string | undefined): Promise<Account> {
  if (email === undefined || !isEmail(email)) throw noEmail();
  const account = await accounts.findByEmail(email);
  if (account !== undefined) return account;
  throw new UserError("invalid_inputs", {
    what: "There is no account with this e-mail address.",
    fix: "See `mesh-service account list`.",
  });
}

function noEmail(): UserError {
  return new UserError("invalid_inputs", {
    what: "The command needs the e-mail address of an account.",
    fix: "Write `mesh-service account VERB EMAIL`.",
  });
}
