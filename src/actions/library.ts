/** What `dist/` is built from: the entries in `dist/*.js` call one of these. */
export { setup } from "./setup.ts";
export { verify } from "./verify.ts";
export { revoke } from "./revoke.ts";
