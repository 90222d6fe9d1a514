// The two real clients as one: `subscribe` gives what is told as an async iterator.
import { createClient as overEvents } from "graphql-sse";
import { createClient as overSocket } from "graphql-ws";
import WebSocket from "ws";

const { CLINIC_URL: url, CLINIC_TOKEN: token } = process.env;

const retry = () => new Promise((done) => setTimeout(done, 100));

export const CLIENTS = {
  ws: (bearer = token, retryAttempts = 100) =>
    overSocket({
      url: url.replace("http", "ws"),
      webSocketImpl: WebSocket,
      connectionParams: { Authorization: `Bearer ${bearer}` },
      retryAttempts,
      retryWait: retry,
      // Without it a server that is away for a moment is the end: that is no close event.
      shouldRetry: () => true,
    }),
  sse: (bearer = token, retryAttempts = 100) =>
    overEvents({ url, headers: { Authorization: `Bearer ${bearer}` }, retryAttempts, retry }),
};

export const VISITS = `subscription Visits($during: DateRange!) {
  appointmentsChanged(during: $during) { kind appointments { id status } } }`;
export const BOOK = `mutation Book($input: BookAppointmentInput!) { bookAppointment(input: $input) {
  ... on BookAppointmentPayload { appointment { id } } ... on Refusal { code } } }`;

// graphql-sse 2.6 has `iterate` as graphql-ws has it.
export const told = (client, query, variables = {}, more = {}) =>
  client.iterate({ query, variables, ...more });

export const only = async (iterator) => {
  const found = [];
  for await (const result of iterator) found.push(result);
  if (found.length !== 1) throw new Error(`${found.length} results`);
  return found[0];
};
