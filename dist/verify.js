import { verify } from "./library/index.js";

await verify();
