import { createMeshHttp } from "../../../src/mesh/http.ts";
import type { MeshPort, MintRequest } from "../../../src/mesh/port.ts";
import type { Sensitive } from "../../../src/values/sensitive.ts";
import { UserError } from "../../../src/values/user-error.ts";
import { aMeshKey } from "../../support/credentials.ts";
import { scriptedHttp, SERVED_AT, type Script, type ScriptedHttp } from "../../support/scripted-http.ts";
import { HandClock } from "../../support/hand-clock.ts";
import { aSeededRandom } from "../../support/seeded-random.ts";

export const ADMIN = aMeshKey("admin");

export interface MeshScene {
  readonly mesh: MeshPort;
  readonly http: ScriptedHttp;
  readonly clock: HandClock;
  /** Keys told to the mask, in order. */
  readonly masked: readonly Sensitive[];
}

/** The Mesh client in front of a service that plays a script. */
export function aMeshScene(
  script: readonly Script[],
  { credential = ADMIN, baseUrl = "https://mesh.test" }: { credential?: Sensitive; baseUrl?: string } = {},
): MeshScene {
  const http = scriptedHttp(...script);
  const clock = new HandClock(SERVED_AT);
  const masked: Sensitive[] = [];
  const mesh = createMeshHttp({
    ...{ http, clock, random: aSeededRandom("mesh"), credential },
    baseUrl: new URL(baseUrl),
    mask: (secret) => masked.push(secret),
  });
  return { mesh, http, clock, masked };
}

/** The failure that a call ends with; anything else is a failure of the test. */
export async function failureOf(call: Promise<unknown>): Promise<UserError> {
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof UserError) return error;
  throw new Error("The call did not fail as it should.", { cause: error });
}

export const MINT: MintRequest = { name: "github:octo/shop:MESH_API_KEY" };

/** The body of a successful mint. */
export function aMintedBody(key: Sensitive, more: object = {}): object {
  const api_key = {
    api_key: key.reveal(),
    key_id: "key_successor",
    name: MINT.name,
    created_at: "2026-03-01T11:59:59Z",
    ...more,
  };
  return { success: true, api_key };
}

/** One record of a list, as a full service writes it. */
export function aKeyBody(more: object = {}): object {
  return {
    key_id: "key_1",
    name: "a key",
    hint: "mesh_local_Ab3x…9fQz",
    status: "active",
    created_at: "2026-02-01T08:00:00Z",
    last_used_at: null,
    expires_at: null,
    meta: { managed_by: "setup-api-key" },
    ...more,
  };
}
