// An identity provider of our own: node provider.mjs PAGE CLINIC AUDIENCE [apart]. Says where it is.
// Apart: tokens are given at another origin than the one where people sign in.
import { createServer } from "node:http";
import { Provider } from "oidc-provider";

const [page, clinic, audience, apart] = process.argv.slice(2);

async function listening() {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  return { server, origin: `http://127.0.0.1:${server.address().port}` };
}

const { server, origin: issuer } = await listening();
const { server: tokens, origin: tokenOrigin } = await listening();

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
  ttl: { AccessToken: 3600 },
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
if (apart) {
  provider.use(async (context, next) => {
    await next();
    if (context.path !== "/.well-known/openid-configuration") return;
    context.body.token_endpoint = `${tokenOrigin}/token`;
  });
}
// The token endpoint is nowhere but where discovery says that it is.
const isElsewhere = (request) => apart && request.method !== "OPTIONS" && request.url.startsWith("/token");
const answer = provider.callback();
server.on("request", (request, response) =>
  isElsewhere(request) ? response.writeHead(404).end() : answer(request, response));
tokens.on("request", answer);
// Away, and back again: nobody listens there meanwhile.
process.on("SIGUSR2", () => {
  if (!server.listening) return server.listen(Number(new URL(issuer).port), "127.0.0.1");
  server.close();
  server.closeAllConnections();
});
console.log(JSON.stringify({ issuer, tokenOrigin: apart ? tokenOrigin : issuer }));
