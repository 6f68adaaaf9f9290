import { malformedTexts, validated } from "../../shared/schema/validation.js";
import validate from "./notification.schema.json?validator";

/** The part of a notification that a client sets; see `notification.schema.json`. */
export interface NotificationContent {
  /** 1–200 characters. */
  readonly title: string;
  /** Up to 4,000 characters; default empty. */
  readonly message: string;
  /** `info`, `warning`, `error` or `critical`; default `info`. */
  readonly severity: string;
}

/** A notification as returned to clients. */
export interface Notification extends NotificationContent {
  /** UUIDv7, so that notifications sort by creation time. */
  readonly notification_id: string;
  /** RFC 3339, UTC. */
  readonly created_at: string;
  /** RFC 3339, UTC: when it expires. */
  readonly expires_at: string;
}

/**
 * Validates a request's body.
 * @returns the content with defaults filled in
 * @throws Problem 400 with a pointer to each invalid field
 */
export function readNotificationContent(body: unknown): NotificationContent {
  const { title, message, severity } = validated<NotificationContent>(validate, body, malformedTexts);
  return { title, message, severity };
}
