/** What `dist/` is built from: the entries in `dist/*.js` call one of these. */
export { setup } from "./setup.ts";
