// Tells, as JSON, what each audit of graphql-http says of the server at URL, asked with TOKEN.
import { serverAudits } from "graphql-http";

const { URL: url, TOKEN: token } = process.env;

/** What the audits send, as somebody who may ask. */
const fetchFn = (address, options = {}) => {
  const headers = new Headers(options.headers);
  headers.set("authorization", `Bearer ${token}`);
  return fetch(address, { ...options, headers });
};

const results = [];
for (const audit of serverAudits({ url, fetchFn })) {
  const { id, name, status, reason } = await audit.fn();
  results.push({ id, name, status, reason });
}
console.log(JSON.stringify(results));
