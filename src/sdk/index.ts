/** The whole public surface of the SDK. */
export { MeshApiKey } from "./api-key.ts";
export { init, MeshClient, type GenerateApiKeyOptions, type MeshClientOptions } from "./client.ts";
export {
  MeshAuthError,
  MeshConflictError,
  MeshError,
  MeshNetworkError,
  MeshNotFoundError,
  MeshPermissionError,
  MeshRateLimitError,
  MeshServerError,
  MeshUnsupportedError,
  MeshUsageError,
} from "./errors.ts";
export type {
  ApiKeyRecord,
  Duration,
  GeneratedKey,
  GenerateOptions,
  Identity,
  ListOptions,
  Revoked,
  RotatedKey,
} from "./keys.ts";
