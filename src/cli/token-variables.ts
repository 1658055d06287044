/** The variables of a login by token, which one key takes the place of. */
export const TOKEN_VARIABLES = [
  "MESH_ACCESS_TOKEN",
  "MESH_REFRESH_TOKEN",
  "MESH_TOKEN_EXPIRES_AT",
  "MESH_TOKEN_FROM_ENV",
] as const;
