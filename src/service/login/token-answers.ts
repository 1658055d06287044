import { SECOND_MS } from "../../values/clock.ts";
import type { Room } from "../room.ts";
import { SCOPES } from "../scopes.ts";
import type { DeviceCode } from "../store/device-codes.ts";
import { DEVICE_CODE_MS, POLL_MS } from "../store/device-codes.ts";
import type { Issued } from "../store/grants.ts";
import { ACCESS_TOKEN_MS } from "./tokens.ts";

/** Tokens as RFC 6749 section 5.1 has them, which is also what the published clients read. */
export async function tokenAnswer(room: Room, issued: Issued, issuer: string): Promise<object> {
  const { grant, accessId, refreshToken } = issued;
  const scope = SCOPES.join(" ");
  const accessToken = await room.tokens.sign(accessId, { issuer, subject: grant.accountId, scope });
  return {
    access_token: accessToken.reveal(),
    token_type: "Bearer",
    expires_in: ACCESS_TOKEN_MS / SECOND_MS,
    refresh_token: refreshToken.reveal(),
    scope,
  };
}

/** RFC 8628 section 3.2. */
export function deviceAnswer({ deviceCode, userCode }: DeviceCode, origin: string): object {
  return {
    device_code: deviceCode.reveal(),
    user_code: userCode,
    verification_uri: `${origin}/device`,
    verification_uri_complete: `${origin}/device?user_code=${userCode}`,
    expires_in: DEVICE_CODE_MS / SECOND_MS,
    interval: POLL_MS / SECOND_MS,
  };
}
