import type { Fetcher, FetcherParams } from "@graphiql/toolkit";
import { Kind, parse, type ExecutionResult } from "graphql";
import { NotAnswered, QUESTIONS, filledIn, type Answers } from "./questions";
import type { Session } from "./session";
import { graphqlAddress } from "./settings";
import { isUnauthenticated } from "./viewer";

/** Sends what is in a tab as whoever is signed in; remembers the answers to the questions. */
export function fetcherFor(session: Session): Fetcher {
  const answers: Answers = new Map();
  return async (asked, options) => {
    try {
      const operationName = nameOf(asked);
      const variables = filledIn(asked.variables, answers);
      const answer = await sent({ ...asked, operationName, variables }, session, options?.headers);
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
function nameOf({ query, operationName }: FetcherParams): string | null | undefined {
  try {
    const found = parse(query).definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
    return found.length === 1 ? found[0]!.name?.value : operationName;
  } catch {
    return undefined;
  }
}

async function sent(
  asked: FetcherParams,
  session: Session,
  headers: Record<string, string> = {},
): Promise<ExecutionResult> {
  const state = session.state();
  if (state.is !== "signed in") return refused("Sign in again: nothing was sent.");
  const own = Object.keys(headers).some((name) => name.toLowerCase() === "authorization");
  const response = await fetch(graphqlAddress, {
    method: "POST",
    headers: {
      ...(own ? {} : { Authorization: `Bearer ${state.token}` }),
      ...headers,
      Accept: "application/graphql-response+json, application/json",
      "Content-Type": "application/json",
    },
    body: JSON.stringify(asked),
  });
  const answer = await answerOf(response);
  // A token that was typed into the headers says nothing about who is signed in.
  if (!own && isUnauthenticated(answer)) session.end(answer.errors![0]!.message);
  return answer;
}

async function answerOf(response: Response): Promise<ExecutionResult> {
  try {
    return await response.json();
  } catch {
    return refused(`The server answered with status ${response.status} and no JSON.`);
  }
}

function refused(message: string): ExecutionResult {
  return { errors: [{ message }] } as unknown as ExecutionResult;
}
