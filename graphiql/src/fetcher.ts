import type { Fetcher, FetcherParams, Observable } from "@graphiql/toolkit";
import {
  Kind,
  OperationTypeNode,
  parse,
  type ExecutionResult,
  type OperationDefinitionNode,
} from "graphql";
import { subscribeTo } from "./subscriptions";
import type { Choice } from "./chosen";
import { NotChosen, filledIn } from "./saved-queries";
import type { Session } from "./session";
import { graphqlAddress } from "./settings";
import { isUnauthenticated } from "./viewer";

/** Sends a tab's operation with the session's token, about what is chosen. */
export function fetcherFor(session: Session, choice: Choice): Fetcher {
  return async (asked, options) => {
    try {
      const operation = operationOf(asked);
      const operationName = operation ? operation.name?.value : asked.operationName;
      const variables = filledIn(asked.variables, choice.ids);
      const filled = { ...asked, operationName, variables };
      if (operation?.operation === OperationTypeNode.SUBSCRIPTION) {
        return subscription(filled, session, options?.headers);
      }
      return await sent(filled, session, options?.headers);
    } catch (error) {
      if (error instanceof NotChosen) return refused(error.message);
      throw error;
    }
  };
}

/** GraphiQL's `operationName` lags behind the editor: a single operation is always the one to run. */
function operationOf({ query, operationName }: FetcherParams): OperationDefinitionNode | undefined {
  try {
    const found = parse(query).definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
    if (found.length === 1) return found[0];
    return found.find((each) => each.name?.value === operationName);
  } catch {
    return undefined;
  }
}

interface Credentials {
  authorization: string;
  /** The session's token; absent if the headers editor has an Authorization of its own. */
  token?: string;
}

/** The Authorization typed into the headers editor, or else the session's. */
function credentials(session: Session, headers: Record<string, string>): Credentials | undefined {
  const typed = Object.entries(headers).find(([name]) => name.toLowerCase() === "authorization");
  const state = session.state();
  if (typed) return { authorization: typed[1] };
  if (state.is !== "signed in") return undefined;
  return { authorization: `Bearer ${state.token}`, token: state.token };
}

/** The answer to a query or mutation; one that is refused for the session's token ends the session. */
export async function sent(
  asked: FetcherParams,
  session: Session,
  headers: Record<string, string> = {},
): Promise<ExecutionResult> {
  const who = credentials(session, headers);
  if (!who) return SIGNED_OUT;
  const response = await fetch(graphqlAddress, {
    method: "POST",
    headers: {
      ...headers,
      Authorization: who.authorization,
      Accept: "application/graphql-response+json, application/json",
      "Content-Type": "application/json",
    },
    body: JSON.stringify(asked),
  });
  const answer = await answerOf(response);
  endIfRefused(session, who, answer);
  return answer;
}

/** The answers of a subscription, until GraphiQL unsubscribes. */
function subscription(
  asked: FetcherParams,
  session: Session,
  headers: Record<string, string> = {},
): Observable<ExecutionResult> | ExecutionResult {
  const who = credentials(session, headers);
  if (!who) return SIGNED_OUT;
  const heard = (answer: ExecutionResult) => endIfRefused(session, who, answer);
  // `Observable` has more forms; GraphiQL uses this one.
  return subscribeTo(asked, who.authorization, heard) as unknown as Observable<ExecutionResult>;
}

/** End the session if its own token is refused; one typed into the headers does not count. */
function endIfRefused(session: Session, { token }: Credentials, answer: ExecutionResult): void {
  if (token && isUnauthenticated(answer)) session.end(token, answer.errors![0]!.message);
}

async function answerOf(response: Response): Promise<ExecutionResult> {
  try {
    return await response.json();
  } catch {
    return refused(`The server answered with status ${response.status} and no JSON.`);
  }
}

const SIGNED_OUT = refused("Sign in again: nothing was sent.");

function refused(message: string): ExecutionResult {
  return { errors: [{ message }] } as unknown as ExecutionResult;
}
