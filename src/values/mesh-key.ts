/** What a Mesh key looks like to a client: everything behind the prefix is opaque (spec: mesh-api.md, Credentials). */
export const MESH_KEY_PATTERN = /^mesh_[A-Za-z0-9_-]{16,}$/;
