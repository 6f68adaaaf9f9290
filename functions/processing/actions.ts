import { Problem } from "../shared/http/problem.js";
import { validated } from "../shared/schema/validation.js";
import validateGet from "./get.schema.json?validator";
import validateList from "./list.schema.json?validator";
import { getSubmission, listPage, type ListAnswer, type SubmissionAnswer } from "./readSubmissions.js";
import { validatedWithRecords } from "./submission.js";
import { submit, type SubmitAnswer, type SubmitRequest } from "./submit.js";
import validateSubmit from "./submit.schema.json?validator";

const actions = {
  submit: (request: unknown): Promise<SubmitAnswer> => submit(validatedWithRecords<SubmitRequest>(validateSubmit, request)),
  get: (request: unknown): Promise<SubmissionAnswer> => getSubmission(validated<{ id: string }>(validateGet, request).id),
  list: (request: unknown): Promise<ListAnswer> => {
    const { limit, cursor } = validated<{ limit: number; cursor?: string }>(validateList, request);
    return listPage(limit, cursor);
  },
} as const;

/** Name of an action. */
export type Action = keyof typeof actions;

/** The result of an action. */
export type ActionAnswer = SubmitAnswer | SubmissionAnswer | ListAnswer;

/**
 * Returns the action in a request.
 * @throws Problem 400 when it has none
 */
export function readAction(request: unknown): Action {
  const action = (request as { action?: unknown } | null | undefined)?.action;
  if (typeof action === "string" && Object.hasOwn(actions, action)) return action as Action;
  const detail = `must be one of ${Object.keys(actions).join(", ")}`;
  throw new Problem(400, "The request names no known action.", { errors: [{ pointer: "#/action", detail }] });
}

/**
 * Validates a request with the schema of its action and executes it.
 * @throws Problem 4xx for errors that the client can fix; otherwise the error of AWS
 */
export async function perform(action: Action, request: unknown): Promise<ActionAnswer> {
  return actions[action](request);
}
