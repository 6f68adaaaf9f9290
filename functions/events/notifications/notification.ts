import { malformedTexts, validated } from "../../shared/schema/validation.js";
import validate from "./notification.schema.json?validator";

/** What a client decides about a notification; see `notification.schema.json`. */
export interface NotificationContent {
  /** 1–200 characters. */
  readonly title: string;
  /** Up to 4,000 characters; default empty. */
  readonly message: string;
  /** `info`, `warning`, `error` or `critical`; default `info`. */
  readonly severity: string;
}

/** A notification as clients see it. */
export interface Notification extends NotificationContent {
  /** UUIDv7, so notifications sort by creation. */
  readonly notification_id: string;
  /** RFC 3339, UTC. */
  readonly created_at: string;
  /** RFC 3339, UTC: from when on it counts as gone. */
  readonly expires_at: string;
}

/**
 * Checks a request's body.
 * @returns the content with defaults filled in
 * @throws Problem 400 with a pointer to each offending field
 */
export function readNotificationContent(body: unknown): NotificationContent {
  const { title, message, severity } = validated<NotificationContent>(validate, body, malformedTexts);
  return { title, message, severity };
}
