import type { APIGatewayProxyResult } from "aws-lambda";
import { validate as isUuid } from "uuid";
import { readNotificationContent } from "../notifications/notification.js";
import { createNotification, createNotificationOnce, listNotifications, readNotification } from "../notifications/notificationTable.js";
import { settings } from "../notifications/settings.js";
import { apiHandler } from "../../shared/http/apiHandler.js";
import { decodeCursor, encodeCursor } from "../../shared/http/cursor.js";
import { readIdempotencyKey, replayedHeader } from "../../shared/http/idempotencyKey.js";
import { readJsonBody } from "../../shared/http/jsonBody.js";
import { readPageLimit } from "../../shared/http/pageLimit.js";
import { invalidParameter, Problem } from "../../shared/http/problem.js";
import type { ApiRequest } from "../../shared/http/request.js";
import { json } from "../../shared/http/response.js";

/** Handles `GET /notifications`, `GET /notifications?notification_id=` and `POST /notifications`. */
export const handler = apiHandler((request) => {
  switch (request.method) {
    case "GET": return get(request);
    case "POST": return post(request);
    default: throw new Problem(405, "Notifications are read by GET and created by POST.", { headers: { Allow: "GET, POST, OPTIONS" } });
  }
}, { corsOrigin: settings.CORS_ORIGIN });

async function post(request: ApiRequest): Promise<APIGatewayProxyResult> {
  request.query();
  const key = readIdempotencyKey(request);
  const content = readNotificationContent(readJsonBody(request));
  const { row: notification, replayed } = await (key === undefined ? createNotification(content) : createNotificationOnce(content, key));
  return json(201, notification, {
    Location: `${request.path}?notification_id=${notification.notification_id}`,
    ...replayedHeader(replayed),
  });
}

async function get(request: ApiRequest): Promise<APIGatewayProxyResult> {
  const { notification_id, limit, cursor } = request.query("notification_id", "limit", "cursor");
  if (notification_id === undefined) return list(readPageLimit(limit), cursor);
  request.query("notification_id");
  if (!isUuid(notification_id)) throw invalidParameter("notification_id", "must be a UUID");
  const notification = await readNotification(notification_id.toLowerCase());
  if (notification === undefined) throw new Problem(404, "There is no such notification.");
  return json(200, notification);
}

async function list(limit: number, cursor: string | undefined): Promise<APIGatewayProxyResult> {
  const scope = { environment: settings.ENVIRONMENT };
  const after = cursor === undefined ? undefined : decodeCursor(cursor, scope, isUuid);
  const { notifications, next } = await listNotifications(limit, after);
  return json(200, { notifications, ...(next !== undefined && { next_cursor: encodeCursor(next, scope) }) });
}
