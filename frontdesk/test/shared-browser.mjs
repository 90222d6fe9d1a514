// A browser that several programs share, one after the other: says where it is, and is there until it is ended.
import { started } from "./browser.mjs";

const server = await started();
console.log(server.wsEndpoint());
