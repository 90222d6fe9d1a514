// Asks the servers at SERVERS in the ORDER given, a digit for each request that goes out, with the
// link or exchange of CLIENT; tells as JSON what was answered and what was sent.
import { createHash } from "node:crypto";
import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, gql } from "@apollo/client/core";
import { PersistedQueryLink } from "@apollo/client/link/persisted-queries";
import { Client, fetchExchange } from "@urql/core";
import { persistedExchange } from "@urql/exchange-persisted";

const { SERVERS, ORDER, TOKEN, CLIENT, DOCUMENT, TIMES, BY_GET } = process.env;
const servers = SERVERS.split(",");
const order = [...ORDER];
const sent = [];

/** Goes to the server whose turn it is, and notes what it was told. */
const fetching = async (address, options) => {
  const server = Number(order[sent.length % order.length]);
  const to = new URL(address);
  const query = options.body ? JSON.parse(options.body).query : to.searchParams.get("query");
  const response = await fetch(servers[server] + to.search, options);
  const codes = ((await response.clone().json()).errors ?? []).map((each) => each.extensions.code);
  sent.push({ server, method: options.method, is_whole: Boolean(query), status: response.status, codes });
  return response;
};

const headers = { authorization: `Bearer ${TOKEN}` };
const sha256 = (text) => createHash("sha256").update(text).digest("hex");

const CLIENTS = {
  apollo() {
    const named = new PersistedQueryLink({ sha256, useGETForHashedQueries: Boolean(BY_GET) });
    const http = new HttpLink({ uri: servers[0], fetch: fetching, headers });
    const client = new ApolloClient({ cache: new InMemoryCache(), link: ApolloLink.from([named, http]) });
    const query = gql(DOCUMENT);
    return async () => (await client.query({ query, fetchPolicy: "no-cache" })).data;
  },
  urql() {
    const client = new Client({
      url: servers[0],
      fetch: fetching,
      fetchOptions: { headers },
      preferGetMethod: false,
      exchanges: [persistedExchange({ preferGetForPersistedQueries: Boolean(BY_GET) }), fetchExchange],
    });
    return async () => {
      const result = await client.query(DOCUMENT, {}, { requestPolicy: "network-only" }).toPromise();
      if (result.error) throw result.error;
      return result.data;
    };
  },
};

const ask = CLIENTS[CLIENT]();
const answers = [];
for (let time = 0; time < Number(TIMES); time += 1) answers.push(await ask());
console.log(JSON.stringify({ answers, sent }));
