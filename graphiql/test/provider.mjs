// An identity provider of our own: node provider.mjs PAGE CLINIC AUDIENCE [SECONDS]. Says where it is.
import { createServer } from "node:http";
import { Provider } from "oidc-provider";

const [page, clinic, audience, seconds = "3600"] = process.argv.slice(2);
const server = createServer().listen(0, "127.0.0.1");
await new Promise((resolve) => server.once("listening", resolve));
const issuer = `http://127.0.0.1:${server.address().port}`;

const provider = new Provider(issuer, {
  clients: [{
    client_id: "explorer",
    token_endpoint_auth_method: "none",
    redirect_uris: [page],
    post_logout_redirect_uris: [page],
  }],
  pkce: { required: () => true },
  clientBasedCORS: (_, origin) => origin === new URL(page).origin,
  // Whoever signs in there is the staff member of that id.
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
  extraTokenClaims: () => ({ clinic_id: clinic }),
  ttl: { AccessToken: Number(seconds) },
  features: {
    resourceIndicators: {
      enabled: true,
      getResourceServerInfo: () => ({
        audience, scope: "", accessTokenFormat: "jwt", jwt: { sign: { alg: "RS256" } },
      }),
      useGrantedResource: () => true,
    },
  },
});
server.on("request", provider.callback());
console.log(JSON.stringify({ issuer }));
