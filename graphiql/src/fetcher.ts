import type { Fetcher, FetcherParams, Observable } from "@graphiql/toolkit";
import {
  Kind,
  OperationTypeNode,
  parse,
  type ExecutionResult,
  type OperationDefinitionNode,
} from "graphql";
import { following } from "./follower";
import { NotAnswered, QUESTIONS, filledIn, type Answers } from "./questions";
import type { Session } from "./session";
import { graphqlAddress } from "./settings";
import { isUnauthenticated } from "./viewer";

/** Sends what is in a tab as whoever is signed in; remembers the answers to the questions. */
export function fetcherFor(session: Session): Fetcher {
  const answers: Answers = new Map();
  return async (asked, options) => {
    try {
      const operation = operationOf(asked);
      const operationName = operation ? operation.name?.value : asked.operationName;
      const variables = filledIn(asked.variables, answers);
      const filled = { ...asked, operationName, variables };
      if (operation?.operation === OperationTypeNode.SUBSCRIPTION) {
        return followed(filled, session, options?.headers);
      }
      const answer = await sent(filled, session, options?.headers);
      const question = QUESTIONS.find((each) => each.operationName === operationName);
      if (question && answer.data) answers.set(question.name, answer.data);
      return answer;
    } catch (error) {
      if (error instanceof NotAnswered) return refused(error.message);
      throw error;
    }
  };
}

/** GraphiQL looks at the document a moment late: where there is only one operation, it is meant. */
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
  /** That of whoever is signed in; there is none where the headers say who asks. */
  token?: string;
}

/** What says who asks: as was typed into the headers, or as whoever is signed in. */
function credentials(session: Session, headers: Record<string, string>): Credentials | undefined {
  const typed = Object.entries(headers).find(([name]) => name.toLowerCase() === "authorization");
  const state = session.state();
  if (typed) return { authorization: typed[1] };
  if (state.is !== "signed in") return undefined;
  return { authorization: `Bearer ${state.token}`, token: state.token };
}

async function sent(
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

/** The answers of a subscription, for as long as somebody listens. */
function followed(
  asked: FetcherParams,
  session: Session,
  headers: Record<string, string> = {},
): Observable<ExecutionResult> | ExecutionResult {
  const who = credentials(session, headers);
  if (!who) return SIGNED_OUT;
  const heard = (answer: ExecutionResult) => endIfRefused(session, who, answer);
  // An observable has more forms; GraphiQL asks for this one.
  return following(asked, who.authorization, heard) as unknown as Observable<ExecutionResult>;
}

/** A token that was typed into the headers says nothing about who is signed in. */
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
