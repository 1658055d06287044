import type { MeshService } from "../service/create-mesh-service.ts";
import { Sensitive } from "../values/sensitive.ts";

export interface MintedKey {
  readonly keyId: string;
  readonly value: Sensitive;
}

/**
 * The same service, which also notes every key that it hands out: a key whose run dies before it is stored is known
 * to nobody else, and must be looked for in what was printed all the same.
 */
export function rememberMints(service: MeshService, minted: MintedKey[]): MeshService {
  return {
    ...service,
    fetch: async (request, env) => {
      const response = await service.fetch(request, env);
      if (request.method === "POST" && response.ok) {
        const key = readMinted(await response.clone().json());
        // A mint that was repeated under its idempotency key is answered with the same key again.
        if (key !== undefined && !minted.some(({ keyId }) => keyId === key.keyId)) minted.push(key);
      }
      return response;
    },
  };
}

function readMinted(body: unknown): MintedKey | undefined {
  const { api_key: minted } = body as { api_key?: { api_key?: unknown; key_id?: unknown } };
  const { api_key: value, key_id: keyId } = minted ?? {};
  return typeof value === "string" && typeof keyId === "string"
    ? { keyId, value: new Sensitive(value) }
    : undefined;
}
